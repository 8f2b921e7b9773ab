package io.trainingroles.iam;

import java.util.Optional;

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
  private static final int SEGMENTS = 6;

  /**
   * Reads an ARN by its colons; what stands between them is taken as it is.
   *
   * @param text such as {@code arn:aws:s3:::my-ai-data-bucket}
   * @return the ARN, or nothing where the text has not the form of one
   */
  public static Optional<Arn> of(String text) {
    String[] segments = text.split(":", SEGMENTS);
    if (segments.length < SEGMENTS || !segments[0].equals("arn")) {
      return Optional.empty();
    }
    return Optional.of(new Arn(segments[1], segments[2], segments[3], segments[4], segments[5]));
  }

  @Override
  public String toString() {
    return String.join(":", "arn", partition, service, region, account, resource);
  }
}
