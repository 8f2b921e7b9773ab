package io.trainingroles.report.page;

/**
 * What the policies of a role, or of another holder of policies, allow, and what that means: the
 * same statements grant something in one policy, and only limit others in another.
 *
 * @param meaning what it means that something is allowed
 * @param matrix what is allowed; without rows where the meaning is not about access
 * @param isTakenAway whether statements allow something, and nothing of it is left
 */
public record ReportedAccess(Meaning meaning, AccessMatrix matrix, boolean isTakenAway) {

  /** What it means that a policy allows something. */
  public enum Meaning {
    /** The holder may do it: a role, a user, a group, or whoever gets the policy. */
    GRANTED,
    /** It is not forbidden: a permissions boundary, or a service control policy. */
    LET_THROUGH,
    /** The principals that it names may do it: a resource policy. */
    TO_PRINCIPALS,
    /** Requests of the principals that it names may pass: the policy of a VPC endpoint. */
    REQUESTS_LET_THROUGH,
    /** Somebody may assume the role that has it: a trust policy that stands alone. */
    ASSUMPTION,
    /** Nothing of it is in the input. */
    NOT_READ
  }

  /**
   * Whether the holder itself may do what is allowed.
   *
   * @return false for policies that only limit, and for those that name others
   */
  public boolean isGranted() {
    return meaning == Meaning.GRANTED;
  }

  /**
   * Whether rows say whom something is allowed.
   *
   * @return true for policies that name principals
   */
  public boolean namesPrincipals() {
    return meaning == Meaning.TO_PRINCIPALS || meaning == Meaning.REQUESTS_LET_THROUGH;
  }
}
