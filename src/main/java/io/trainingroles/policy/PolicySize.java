package io.trainingroles.policy;

import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.PolicyDocumentWriter;
import java.util.List;

/**
 * How IAM counts the size of documents: the characters without white space. See <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html">IAM and AWS STS
 * quotas</a>.
 */
public final class PolicySize {
  /** The most characters of all inline policies of one role. */
  public static final int INLINE_OF_A_ROLE = 10_240;

  /** The most characters of all inline policies of one user. */
  public static final int INLINE_OF_A_USER = 2_048;

  /** The most characters of all inline policies of one group. */
  public static final int INLINE_OF_A_GROUP = 5_120;

  /** The most characters of one managed policy. */
  public static final int MANAGED = 6_144;

  /** The most characters of a trust policy, unless the quota has been raised. */
  public static final int TRUST_BY_DEFAULT = 2_048;

  /** The most characters of a trust policy once the quota has been raised. */
  public static final int TRUST_AT_MOST = 8_192;

  private PolicySize() {}

  /**
   * The size of a document.
   *
   * @param document the document
   * @return its characters without white space
   */
  public static int of(PolicyDocument document) {
    String text = new PolicyDocumentWriter().write(document);
    int size = 0;
    for (int index = 0; index < text.length(); index++) {
      size += Character.isWhitespace(text.charAt(index)) ? 0 : 1;
    }
    return size;
  }

  /**
   * The size of documents together.
   *
   * @param documents the documents
   * @return their characters without white space
   */
  public static int ofAll(List<PolicyDocument> documents) {
    return documents.stream().mapToInt(PolicySize::of).sum();
  }
}
