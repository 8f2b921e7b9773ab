package io.trainingroles.access.decision;

import io.trainingroles.access.Request;
import java.util.Set;

/**
 * Tells the requests that identity policies cannot allow by themselves: those about a role, which
 * its trust policy must allow, and those about a key of AWS KMS, which its key policy must. See <a
 * href="https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html">Key policies in
 * AWS KMS</a> and <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html">How
 * AWS enforcement code logic evaluates requests</a>.
 */
public final class ResourceDecision {
  /** What root users cannot do. */
  public static final String ASSUME_ROLE = "sts:assumerole";

  /** The actions that a trust policy is asked about. */
  public static final Set<String> OF_TRUST =
      Set.of(
          ASSUME_ROLE,
          "sts:assumerolewithsaml",
          "sts:assumerolewithwebidentity",
          "sts:setsourceidentity",
          "sts:tagsession");

  private ResourceDecision() {}

  static boolean isLeftTo(Request request) {
    return request.lowerCaseAction().startsWith("sts:")
        ? isAboutRole(request)
        : isAboutKey(request);
  }

  /** Whether it is about a role, whose trust policy decides. */
  public static boolean isAboutRole(Request request) {
    return OF_TRUST.contains(request.lowerCaseAction());
  }

  /** Whether it is about a key of AWS KMS, whose key policy decides. */
  public static boolean isAboutKey(Request request) {
    return request.lowerCaseAction().startsWith("kms:")
        && request
            .resourceArn()
            .map(arn -> arn.service().equals("kms") && arn.resource().startsWith("key/"))
            .orElse(false);
  }
}
