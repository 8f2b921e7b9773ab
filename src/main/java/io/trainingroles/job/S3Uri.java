package io.trainingroles.job;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Objects in Amazon S3 as jobs name them: by {@code s3://}, or by the addresses of <a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html">virtual
 * hosting</a>, of which path-style ones have the bucket as their first segment.
 *
 * @param bucket a bucket, a directory bucket, or the alias of an access point
 * @param key the key, or what keys begin with
 */
public record S3Uri(String bucket, String key) {
  private static final String HOST =
      "(?:\\.dualstack)?(?:\\.[a-z0-9-]+)?\\.amazonaws\\.com(?:\\.cn)?";
  private static final Pattern S3 = Pattern.compile("s3://([^/]+)/?(.*)");
  private static final Pattern PATH_STYLE =
      Pattern.compile("https?://s3(?:-[a-z0-9-]+)?" + HOST + "/([^/]+)/?(.*)");
  private static final Pattern VIRTUAL =
      Pattern.compile("https?://([a-z0-9.-]+)\\.s3(?:-[a-z0-9-]+)?" + HOST + "/?(.*)");

  public static Optional<S3Uri> of(String text) {
    for (Pattern form : new Pattern[] {S3, PATH_STYLE, VIRTUAL}) {
      Matcher parts = form.matcher(text);
      if (parts.matches()) {
        return Optional.of(new S3Uri(parts.group(1), parts.group(2)));
      }
    }
    return Optional.empty();
  }

  public boolean isDirectoryBucket() {
    return bucket.endsWith("--x-s3");
  }

  /** Whether access is decided for the ARN of an access point, which its alias does not contain. */
  public boolean isAccessPoint() {
    return bucket.endsWith("-s3alias") || bucket.startsWith("arn:");
  }

  /** The key as the name of a folder. */
  public S3Uri folder() {
    return key.endsWith("/") ? new S3Uri(bucket, key.substring(0, key.length() - 1)) : this;
  }

  /** Whether all keys that begin as another's do are in this folder. */
  public boolean covers(S3Uri keys) {
    S3Uri folder = folder();
    return bucket.equals(keys.bucket)
        && (folder.key.isEmpty()
            || keys.key.equals(folder.key)
            || keys.key.startsWith(folder.key + "/"));
  }

  @Override
  public String toString() {
    return "s3://" + bucket + (key.isEmpty() ? "" : "/" + key);
  }
}
