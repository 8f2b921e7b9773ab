package io.trainingroles.access;

/**
 * What a policy is attached to, and so what it can do. See <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#access_policy-types">Policy
 * types</a>.
 */
public enum PolicyKind {
  /** DecisionRules to the role or user that it is attached to. */
  IDENTITY("identity policy"),
  /** Limits what identity policies grant to a role or user. */
  PERMISSIONS_BOUNDARY("permissions boundary"),
  /** Limits what a role's policies grant to one session. */
  SESSION("session policy"),
  /** DecisionRules to those whom it names, on the resource that it is attached to. */
  RESOURCE("resource policy"),
  /** Limits the principals of the accounts below it. */
  SERVICE_CONTROL("service control policy"),
  /** Limits access to the resources of the accounts below it. */
  RESOURCE_CONTROL("resource control policy");

  private final String words;

  PolicyKind(String words) {
    this.words = words;
  }

  /**
   * The kind in words.
   *
   * @return such as {@code permissions boundary}
   */
  public String words() {
    return words;
  }

  /** Whether its statements say whom they are about. */
  public boolean namesPrincipals() {
    return this == RESOURCE || this == RESOURCE_CONTROL;
  }
}
