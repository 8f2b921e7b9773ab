package io.trainingroles.role.value;

import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.iam.ResourcePattern;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The keys of a bucket that begin with a text, which is what a job's {@code S3Prefix} means: {@code
 * s3://bucket/train} is {@code train/0.rec} and also {@code train2/0.rec}. With a slash at its end
 * it is a folder. See <a
 * href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_S3DataSource.html">S3DataSource</a>.
 *
 * @param bucket the bucket
 * @param beginning the prefix of the keys, as it is; empty for the whole bucket
 * @param hasWildcards whether the beginning is a pattern of IAM, as {@link S3Wildcards} has them
 */
public record S3Keys(BucketName bucket, String beginning, boolean hasWildcards) {
  private static final String SCHEME = "s3://";
  private static final int MAXIMUM_BYTES = 1024;

  /** What the text of a policy may have: IAM allows Latin-1 without control characters. */
  private static final Pattern TEXT = Pattern.compile("[\\u0020-\\u007E\\u00A0-\\u00FF]*");

  /**
   * Checks the beginning.
   *
   * @throws InvalidValueException if no object has such a key, or no policy can name it
   */
  public S3Keys {
    int bytes = beginning.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAXIMUM_BYTES) {
      throw new InvalidValueException(
          "the key has " + bytes + " bytes in UTF-8", "the limit is 1,024");
    }
    if (!TEXT.matcher(beginning).matches()) {
      throw new InvalidValueException(
          "the key '" + beginning + "' has a character that IAM policies do not allow",
          "use the printable characters of Latin-1, or a shorter beginning of the key");
    }
    if (hasWildcards) {
      S3Wildcards.check(beginning);
    }
  }

  /**
   * Keys that begin with a text.
   *
   * @param bucket the bucket
   * @param beginning the prefix of the keys, as it is; empty for the whole bucket
   */
  public S3Keys(BucketName bucket, String beginning) {
    this(bucket, beginning, false);
  }

  /**
   * The keys of this URI, which may be a pattern: {@link #meant} tells.
   *
   * @param uri {@code s3://BUCKET} or {@code s3://BUCKET/BEGINNING}
   * @return the keys
   * @throws InvalidValueException if {@code uri} is something else
   */
  public static S3Keys orPattern(String uri) {
    S3Uri parts = S3Uri.orPattern(uri, "BEGINNING");
    return new S3Keys(new BucketName(parts.bucket()), parts.key());
  }

  /**
   * The same keys with a pattern of IAM as their beginning.
   *
   * @return the keys that the pattern matches
   * @throws InvalidValueException if it is not one, or matches the keys of the whole bucket
   */
  public S3Keys withWildcards() {
    return new S3Keys(bucket, beginning, true);
  }

  /**
   * The keys as an intent means them.
   *
   * @param hasWildcards whether the key is a pattern of IAM
   * @return the same keys, or what the pattern matches
   * @throws InvalidValueException if it is not a pattern, or ends with a star that is no wildcard
   *     here
   */
  public S3Keys meant(boolean hasWildcards) {
    if (hasWildcards) {
      return withWildcards();
    }
    S3Uri.of(toString(), "BEGINNING");
    return this;
  }

  /** The ARN of the bucket. */
  public String bucketArn(Deployment deployment) {
    return "arn:" + deployment.partitionId() + ":s3:::" + bucket;
  }

  /** The ARN of the one object whose key is all of the beginning. */
  public String object(Deployment deployment) {
    return bucketArn(deployment) + "/" + pattern();
  }

  /** The pattern of a policy that matches the beginning. */
  public String pattern() {
    return hasWildcards ? beginning : ResourcePattern.literal(beginning);
  }

  @Override
  public String toString() {
    return SCHEME + bucket + "/" + beginning;
  }
}
