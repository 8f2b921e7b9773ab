package io.trainingroles.role.value;

import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.iam.ResourcePattern;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A bucket, or the objects below a prefix in it. The prefix is read as a folder: {@code
 * s3://bucket/train} means {@code train/…} and not {@code train2/…}.
 *
 * @param bucket the bucket
 * @param prefix the key prefix without the slash at its end; empty for the whole bucket
 * @param hasWildcards whether the prefix is a pattern of IAM, as {@link S3Wildcards} has them
 */
public record S3Location(BucketName bucket, String prefix, boolean hasWildcards) {
  /** An S3 key has 1,024 bytes; the slash and at least one more follow the prefix. */
  private static final int MAXIMUM_BYTES = 1022;

  /** What the text of a policy may have: IAM allows Latin-1 without control characters. */
  private static final Pattern PREFIX = Pattern.compile("[\\u0020-\\u007E\\u00A0-\\u00FF]*");

  /**
   * Checks the prefix.
   *
   * @throws InvalidValueException if no policy can name the prefix
   */
  public S3Location {
    int bytes = prefix.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAXIMUM_BYTES) {
      throw new InvalidValueException(
          "the prefix has " + bytes + " bytes in UTF-8",
          "the limit is 1,022, as the key of an object has at most 1,024");
    }
    if (!PREFIX.matcher(prefix).matches()) {
      throw new InvalidValueException(
          "the prefix '" + prefix + "' has a character that IAM policies do not allow",
          "use the printable characters of Latin-1, or a shorter prefix");
    }
    if (prefix.endsWith("/")) {
      throw new InvalidValueException(
          "the prefix '" + prefix + "' ends with an empty folder name", "remove the slash");
    }
    if (hasWildcards) {
      S3Wildcards.check(prefix);
    }
  }

  /**
   * A bucket, or the objects below a prefix in it.
   *
   * @param bucket the bucket
   * @param prefix the key prefix without the slash at its end; empty for the whole bucket
   */
  public S3Location(BucketName bucket, String prefix) {
    this(bucket, prefix, false);
  }

  /**
   * The location of this URI.
   *
   * @param uri {@code s3://BUCKET} or {@code s3://BUCKET/PREFIX}, with or without a slash at the
   *     end
   * @return the location
   * @throws InvalidValueException if {@code uri} is something else
   */
  public static S3Location of(String uri) {
    return of(uri, S3Uri.of(uri, "PREFIX"));
  }

  /**
   * The location of this URI, which may be a pattern: {@link #meant} tells.
   *
   * @param uri {@code s3://BUCKET} or {@code s3://BUCKET/PREFIX}
   * @return the location
   * @throws InvalidValueException if {@code uri} is something else
   */
  public static S3Location orPattern(String uri) {
    return of(uri, S3Uri.orPattern(uri, "PREFIX"));
  }

  private static S3Location of(String uri, S3Uri parts) {
    String key = parts.key();
    if (key.equals("/")) {
      throw new InvalidValueException("'" + uri + "' has no prefix", "remove the slashes");
    }
    String prefix = key.endsWith("/") ? key.substring(0, key.length() - 1) : key;
    return new S3Location(new BucketName(parts.bucket()), prefix);
  }

  /**
   * The same location with a pattern of IAM as its prefix.
   *
   * @return the locations that the pattern matches
   * @throws InvalidValueException if it is not one, or matches the whole bucket
   */
  public S3Location withWildcards() {
    return new S3Location(bucket, prefix, true);
  }

  /**
   * The location as an intent means it.
   *
   * @param hasWildcards whether the key is a pattern of IAM
   * @return the same location, or what the pattern matches
   * @throws InvalidValueException if it is not a pattern, or ends with a star that is no wildcard
   *     here
   */
  public S3Location meant(boolean hasWildcards) {
    if (hasWildcards) {
      return withWildcards();
    }
    S3Uri.of("s3://" + bucket + "/" + prefix, "PREFIX");
    return this;
  }

  /**
   * Whether the location is all of its bucket.
   *
   * @return true without a prefix
   */
  public boolean isWholeBucket() {
    return prefix.isEmpty();
  }

  /** The ARN of the bucket. */
  public String bucketArn(Deployment deployment) {
    return "arn:" + deployment.partitionId() + ":s3:::" + bucket;
  }

  /** The pattern of all objects here. */
  public String objects(Deployment deployment) {
    String pattern = hasWildcards ? prefix : ResourcePattern.literal(prefix);
    String folder = isWholeBucket() ? "" : "/" + pattern;
    return bucketArn(deployment) + folder + "/*";
  }
}
