package io.trainingroles.input;

import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.Statement;
import java.util.Locale;

/** What a policy is to the role that has it; the same words mean different things in each. */
public enum PolicyUse {
  /** It is part of the role and grants. */
  INLINE,
  /** It is attached to the role and grants. */
  MANAGED,
  /** It limits what the others grant, and grants nothing itself. */
  PERMISSIONS_BOUNDARY,
  /** It says who may assume the role. */
  TRUST,
  /** It belongs to a resource, and controls who may use that. */
  RESOURCE,
  /**
   * It limits requests, and says whose: the policy of a VPC endpoint, or a resource control policy.
   */
  REQUEST_LIMIT;

  /**
   * Whether it grants something to the role.
   *
   * @return true for inline and managed policies
   */
  public boolean isIdentity() {
    return this == INLINE || this == MANAGED;
  }

  /**
   * Whether it says whose requests it is about.
   *
   * @return true for trust policies, those of resources, and those that limit requests
   */
  public boolean namesPrincipals() {
    return this == TRUST || this == RESOURCE || this == REQUEST_LIMIT;
  }

  /**
   * What a policy that names principals is: a trust policy has actions of AWS STS only, and no
   * resource. See <a
   * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#policies_resource-based">Resource-based
   * policies</a>.
   *
   * @param document the policy
   * @return {@link #TRUST} or {@link #RESOURCE}
   */
  public static PolicyUse ofPrincipals(PolicyDocument document) {
    return document.statements().stream().allMatch(PolicyUse::canBeOfTrust) ? TRUST : RESOURCE;
  }

  private static boolean canBeOfTrust(Statement statement) {
    return statement.resource() == null
        && statement.action().patterns().stream()
            .allMatch(action -> action.value().toLowerCase(Locale.ROOT).startsWith("sts:"));
  }
}
