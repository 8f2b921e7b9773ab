package io.trainingroles.policy;

import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.PolicyDocumentWriter;
import java.util.List;

/**
 * How IAM counts the size of documents: the characters without white space. See <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html">IAM and AWS STS
 * quotas</a>.
 */
final class PolicySize {
  /** The most characters of all inline policies of one role. */
  static final int INLINE_OF_A_ROLE = 10_240;

  /** The most characters of one managed policy. */
  static final int MANAGED = 6_144;

  private PolicySize() {}

  static int of(PolicyDocument document) {
    return (int)
        new PolicyDocumentWriter()
            .write(document)
            .chars()
            .filter(character -> !Character.isWhitespace(character))
            .count();
  }

  static int ofAll(List<PolicyDocument> documents) {
    return documents.stream().mapToInt(PolicySize::of).sum();
  }
}
