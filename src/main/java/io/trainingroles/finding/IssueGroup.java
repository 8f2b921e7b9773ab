package io.trainingroles.finding;

/**
 * What an issue is about. The checks of a group are in the room of its name, such as {@code
 * check.trust}; a check of {@link #UNKNOWN} is in the room of the checks that it stands in for.
 */
public enum IssueGroup {
  /** Actions, resources and statements in the policy language of IAM. */
  LANGUAGE("Policy language"),
  /** Conditions in the policy language of IAM. */
  CONDITION("Conditions"),
  /** How much policies allow. */
  BREADTH("Breadth"),
  /** How a role could get more permissions than it was given. */
  ESCALATION("Escalation"),
  /** How data or credentials could leave, and how a role could hide what it did. */
  EXFILTRATION("Exfiltration"),
  /** Who may assume the role. */
  TRUST("Trust"),
  /** The data, keys and secrets that a job uses. */
  DATA("Data and keys"),
  /** What else is particular to training jobs. */
  TRAINING("Training"),
  /** The rules of an organisation. */
  ORGANISATION("Rules of the organisation"),
  /** What is not known, and so not judged. */
  UNKNOWN("Not known");

  private final String title;

  IssueGroup(String title) {
    this.title = title;
  }

  /**
   * The heading of the group.
   *
   * @return such as {@code Policy language}
   */
  public String title() {
    return title;
  }
}
