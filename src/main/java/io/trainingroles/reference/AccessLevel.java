package io.trainingroles.reference;

/**
 * What an action does, as AWS classifies it. See <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_understand-policy-summary-access-level-summaries.html">Access
 * levels in policy summaries</a>.
 */
public enum AccessLevel {
  /** Lists resources, and says nothing of what is in them. */
  LIST("List"),
  /** Reads what is in resources. */
  READ("Read"),
  /** Makes, changes or deletes resources. */
  WRITE("Write"),
  /** Changes the tags of resources. */
  TAGGING("Tagging"),
  /** Changes who may do what. */
  PERMISSIONS_MANAGEMENT("Permissions management");

  private final String word;

  AccessLevel(String word) {
    this.word = word;
  }

  /**
   * How AWS writes it.
   *
   * @return such as {@code Permissions management}
   */
  public String word() {
    return word;
  }
}
