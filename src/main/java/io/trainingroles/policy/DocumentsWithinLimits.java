package io.trainingroles.policy;

import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.access.proof.Minimiser;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.Statement;
import java.util.List;

/**
 * Writes documents with fewer words where IAM would refuse them for their size: statements are
 * joined and what never matters is left out, each only where it is proven that the same requests
 * are allowed. Documents that IAM takes stay as they are, and so do those that would be too large
 * even then, and those of which a part is known only later.
 */
final class DocumentsWithinLimits {
  private final Minimiser minimiser = new Minimiser(new AccessProver());

  List<InlinePolicy> inline(List<InlinePolicy> policies) {
    if (PolicySize.ofInline(policies) <= PolicySize.INLINE_OF_A_ROLE) {
      return policies;
    }
    List<InlinePolicy> smaller =
        policies.stream()
            .map(policy -> new InlinePolicy(policy.name(), smaller(policy.document())))
            .toList();
    return PolicySize.ofInline(smaller) <= PolicySize.INLINE_OF_A_ROLE ? smaller : policies;
  }

  ManagedPolicy managed(ManagedPolicy policy) {
    if (PolicySize.of(policy.document()) <= PolicySize.MANAGED) {
      return policy;
    }
    PolicyDocument smaller = smaller(policy.document());
    return PolicySize.of(smaller) <= PolicySize.MANAGED
        ? new ManagedPolicy(policy.name(), smaller)
        : policy;
  }

  private PolicyDocument smaller(PolicyDocument document) {
    return isKnown(document) ? minimiser.minimise(document) : document;
  }

  /** Two texts that are known only later may be the same, or nothing that IAM knows. */
  private static boolean isKnown(PolicyDocument document) {
    return document.statements().stream().allMatch(Statement::isKnown);
  }
}
