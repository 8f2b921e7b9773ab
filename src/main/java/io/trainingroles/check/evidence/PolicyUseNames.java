package io.trainingroles.check.evidence;

import io.trainingroles.input.PolicyUse;

/** The display names of the types of policies. */
public final class PolicyUseNames {
  private PolicyUseNames() {}

  public static String of(PolicyUse use) {
    return switch (use) {
      case INLINE, MANAGED -> "an identity policy";
      case PERMISSIONS_BOUNDARY -> "a permissions boundary";
      case TRUST -> "a trust policy";
      case RESOURCE -> "a resource policy";
      case REQUEST_LIMIT -> "a policy that limits requests";
    };
  }
}
