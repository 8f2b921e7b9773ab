package io.trainingroles.policy;

import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.access.proof.Minimiser;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.Statement;
import java.util.List;

/**
 * Shortens documents that IAM would refuse for their size: statements are merged and what never
 * matters is left out, each only where it is proved that the same requests are allowed. Documents
 * within the limits stay as they are, and so do those that would be too large even then, and those
 * with a part that is known only after apply.
 */
final class DocumentsWithinLimits {
  private final Minimiser minimiser = new Minimiser(new AccessProver());

  List<SourcedDocument> inline(List<SourcedDocument> policies) {
    if (size(policies) <= PolicySize.INLINE_OF_A_ROLE) {
      return policies;
    }
    List<SourcedDocument> smaller = policies.stream().map(this::smaller).toList();
    return size(smaller) <= PolicySize.INLINE_OF_A_ROLE ? smaller : policies;
  }

  private static int size(List<SourcedDocument> policies) {
    return PolicySize.ofAll(policies.stream().map(SourcedDocument::document).toList());
  }

  SourcedDocument managed(SourcedDocument policy) {
    if (PolicySize.of(policy.document()) <= PolicySize.MANAGED) {
      return policy;
    }
    SourcedDocument smaller = smaller(policy);
    return PolicySize.of(smaller.document()) <= PolicySize.MANAGED ? smaller : policy;
  }

  private SourcedDocument smaller(SourcedDocument policy) {
    return isKnown(policy.document())
        ? policy.shortened(minimiser.minimise(policy.document()))
        : policy;
  }

  /** Two values that are known only after apply may be the same, or no value that IAM allows. */
  private static boolean isKnown(PolicyDocument document) {
    return document.statements().stream().allMatch(Statement::isKnown);
  }
}
