package io.trainingroles.synthesis;

import io.trainingroles.access.decision.Decision;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.RolePolicy;
import io.trainingroles.input.UnseenPolicy;
import io.trainingroles.input.question.AccessPhrase;
import io.trainingroles.role.value.TerraformReference;
import java.util.List;
import java.util.SortedSet;

/**
 * Questions about access to what is known only after apply. Any two values may be equal, and a
 * value may be any text of a question or a policy; only a reference is always equal to itself.
 */
final class ReferredAccess {
  /** A character that no text of IAM has, so that only wildcards match it. */
  private static final String ONLY_BY_WILDCARDS = "\uE002".repeat(300);

  private ReferredAccess() {}

  /**
   * Whether a role can do something, whatever the values: a statement allows it of the same
   * references, and there is no statement or boundary that could deny it.
   */
  static boolean isSurelyAllowed(JudgedRole role, AccessPhrase access) {
    SortedSet<TerraformReference> asked = access.references();
    if (role.permissionsBoundary() != null
        || role.unseenAccess().stream().anyMatch(unseen -> !unseen.isBounded())
        || role.identityPolicies().stream()
            .flatMap(policy -> policy.document().statements().stream())
            .anyMatch(statement -> statement.effect() == Effect.DENY)) {
      return false;
    }
    var sameValues =
        new JudgedRole(
            role.name(),
            role.path(),
            role.policies().stream().map(policy -> with(policy, asked)).toList(),
            List.<UnseenPolicy>of(),
            role.attributes(),
            role.kind());
    AccessPhrase request = access.with(ReferredAccess::value);
    return sameValues.decide(request.action(), request.resource(), request.context())
        instanceof Decision.Allowed;
  }

  private static RolePolicy with(RolePolicy policy, SortedSet<TerraformReference> asked) {
    PolicyDocument document =
        policy
            .document()
            .with(
                text ->
                    TerraformReference.with(
                        text,
                        reference ->
                            asked.contains(reference) ? value(reference) : reference.text()));
    return new RolePolicy(policy.use(), policy.name(), document, policy.source());
  }

  private static String value(TerraformReference reference) {
    return reference.type().isArn()
        ? "arn:aws:" + reference.type().service() + ":any:000000000000:" + ONLY_BY_WILDCARDS
        : ONLY_BY_WILDCARDS;
  }
}
