package io.trainingroles.access.decision;

import io.trainingroles.iam.Effect;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.PrincipalElement;
import io.trainingroles.iam.Statement;

/**
 * Refuses what AWS does not support in the policy of a resource. See <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html">IAM
 * JSON policy elements: NotPrincipal</a>.
 */
public final class ResourcePolicyElements {
  private ResourcePolicyElements() {}

  /**
   * Checks a policy; one whose statements name no resource is a trust policy.
   *
   * @throws InvalidValueException if a statement has {@code NotPrincipal} with {@code Allow}, or a
   *     trust policy has it at all
   */
  public static void check(PolicyDocument document) {
    for (Statement statement : document.statements()) {
      boolean isOfOthers = statement.principal() instanceof PrincipalElement.NotPrincipals;
      if (isOfOthers && statement.effect() == Effect.ALLOW) {
        throw new InvalidValueException(
            "a statement has NotPrincipal with Allow, which AWS does not support",
            "list the allowed principals in Principal");
      } else if (isOfOthers && statement.resource() == null) {
        throw new InvalidValueException(
            "a statement of a trust policy has NotPrincipal, which IAM does not support there",
            "list the trusted principals in Principal, and remove NotPrincipal");
      }
    }
  }
}
