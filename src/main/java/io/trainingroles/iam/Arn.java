package io.trainingroles.iam;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An Amazon Resource Name. Its resource may have colons of its own. See <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html">Identify AWS
 * resources with Amazon Resource Names</a>.
 *
 * @param partition such as {@code aws}
 * @param service such as {@code s3}
 * @param region such as {@code eu-west-1}, or empty
 * @param account 12 digits, or empty
 * @param resource such as {@code my-ai-data-bucket/train/0.rec}
 */
public record Arn(
    String partition, String service, String region, String account, String resource) {
  /** An ARN has six parts, of which the first is {@code arn}. */
  public static final int PARTS = 6;

  private static final Pattern NUMBER = Pattern.compile("[0-9]{12}");

  /**
   * Reads an ARN by its colons; what is between them is not checked.
   *
   * @param text such as {@code arn:aws:s3:::my-ai-data-bucket}
   * @return the ARN, or nothing where the text has not the form of one
   */
  public static Optional<Arn> of(String text) {
    List<String> parts = parts(text);
    return parts.size() < PARTS || !parts.get(0).equals("arn")
        ? Optional.empty()
        : Optional.of(
            new Arn(parts.get(1), parts.get(2), parts.get(3), parts.get(4), parts.get(5)));
  }

  /**
   * The parts of an ARN, or of a pattern of ARNs, which may have fewer.
   *
   * @param text such as {@code arn:aws:s3:::my-ai-data-bucket/*} or {@code arn:aws:s3*}
   * @return at least one part and at most {@link #PARTS}; the last one has the colons that are left
   */
  public static List<String> parts(String text) {
    return List.of(text.split(":", PARTS));
  }

  /**
   * The account, where the ARN names one.
   *
   * @return 12 digits; nothing for an ARN without an account or with a wildcard in it
   */
  public Optional<String> knownAccount() {
    return NUMBER.matcher(account).matches() ? Optional.of(account) : Optional.empty();
  }

  @Override
  public String toString() {
    return String.join(":", "arn", partition, service, region, account, resource);
  }
}
