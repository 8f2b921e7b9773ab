package io.trainingroles.check.evidence;

import io.trainingroles.input.PolicyUse;

/** What people call a policy by its use. */
public final class PolicyUseNames {
  private PolicyUseNames() {}

  public static String of(PolicyUse use) {
    return switch (use) {
      case INLINE, MANAGED -> "an identity policy";
      case PERMISSIONS_BOUNDARY -> "a permissions boundary";
      case TRUST -> "a trust policy";
      case RESOURCE -> "a resource policy";
    };
  }
}
