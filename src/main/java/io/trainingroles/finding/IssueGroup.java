package io.trainingroles.finding;

/** What a check is about. */
public enum IssueGroup {
  /** What policies say in the language of IAM. */
  LANGUAGE("Policy language"),
  /** How much policies allow. */
  BREADTH("Breadth"),
  /** How a role could get more rights than it was given. */
  ESCALATION("Escalation"),
  /** How data or credentials could get out. */
  EXFILTRATION("Exfiltration"),
  /** Who may assume the role. */
  TRUST("Trust"),
  /** What is particular to training jobs. */
  TRAINING("Training"),
  /** What an organisation has ruled. */
  ORGANISATION("Rules of the organisation"),
  /** What is not known, and so not judged. */
  UNKNOWN("Not known");

  private final String title;

  IssueGroup(String title) {
    this.title = title;
  }

  /**
   * What people read.
   *
   * @return such as {@code Policy language}
   */
  public String title() {
    return title;
  }
}
