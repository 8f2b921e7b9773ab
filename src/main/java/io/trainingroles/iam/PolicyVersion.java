package io.trainingroles.iam;

/**
 * The version of the policy language. See <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html">IAM
 * JSON policy elements: Version</a>.
 */
public enum PolicyVersion {
  /** The current language, with policy variables. */
  V2012_10_17("2012-10-17"),
  /** The old language, without policy variables; what a document without a version is read as. */
  V2008_10_17("2008-10-17");

  private final String json;

  PolicyVersion(String json) {
    this.json = json;
  }

  /**
   * The date in a policy document.
   *
   * @return the date
   */
  public String json() {
    return json;
  }
}
