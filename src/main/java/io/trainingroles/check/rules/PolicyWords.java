package io.trainingroles.check.rules;

import io.trainingroles.input.PolicyUse;

/** What people call a policy by its use. */
final class PolicyWords {
  private PolicyWords() {}

  static String of(PolicyUse use) {
    return switch (use) {
      case INLINE, MANAGED -> "an identity policy";
      case PERMISSIONS_BOUNDARY -> "a permissions boundary";
      case TRUST -> "a trust policy";
      case RESOURCE -> "a resource policy";
    };
  }
}
