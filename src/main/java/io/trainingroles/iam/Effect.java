package io.trainingroles.iam;

/**
 * What a statement does with the requests that it matches. See <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_effect.html">IAM
 * JSON policy elements: Effect</a>.
 */
public enum Effect {
  /** The request may be allowed, unless something denies it. */
  ALLOW("Allow"),
  /** The request is denied, whatever allows it. */
  DENY("Deny");

  private final String json;

  Effect(String json) {
    this.json = json;
  }

  /**
   * The word in a policy document.
   *
   * @return {@code Allow} or {@code Deny}
   */
  public String json() {
    return json;
  }
}
