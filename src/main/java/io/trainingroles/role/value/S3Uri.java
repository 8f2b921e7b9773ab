package io.trainingroles.role.value;

import io.trainingroles.iam.InvalidValueException;

/**
 * The text of an S3 URI, taken apart. A {@code *} at its end is refused: whoever writes {@code
 * s3://bucket/train/*} means all objects below {@code train}, and not a folder whose name is an
 * asterisk, which S3 would allow.
 *
 * @param bucket the text before the first slash
 * @param key the text after it; empty without a slash
 */
record S3Uri(String bucket, String key) {
  private static final String SCHEME = "s3://";

  /**
   * The parts of a URI.
   *
   * @param uri {@code s3://BUCKET} or {@code s3://BUCKET/KEY}
   * @param keyWord what the text after the bucket is called, such as {@code PREFIX}
   * @throws InvalidValueException if {@code uri} is something else, or ends with a wildcard by
   *     habit
   */
  static S3Uri of(String uri, String keyWord) {
    S3Uri parts = orPattern(uri, keyWord);
    parts.refuseWildcard(uri);
    return parts;
  }

  /**
   * The parts of a URI, whose key may have wildcards that are meant.
   *
   * @param uri {@code s3://BUCKET} or {@code s3://BUCKET/KEY}
   * @param keyWord what the text after the bucket is called, such as {@code PREFIX}
   * @throws InvalidValueException if {@code uri} is something else
   */
  static S3Uri orPattern(String uri, String keyWord) {
    if (TerraformReference.isAtStartOf(uri, VariableType.BUCKET)) {
      return orPattern(SCHEME + uri, keyWord);
    }
    if (!uri.startsWith(SCHEME)) {
      throw new InvalidValueException(
          "'" + uri + "' is not an S3 location", "write s3://BUCKET or s3://BUCKET/" + keyWord);
    }
    String rest = uri.substring(SCHEME.length());
    int slash = rest.indexOf('/');
    return slash < 0
        ? new S3Uri(rest, "")
        : new S3Uri(rest.substring(0, slash), rest.substring(slash + 1));
  }

  private void refuseWildcard(String uri) {
    String open = ("/" + key).replaceAll("/+$", "");
    if (!open.endsWith("*")) {
      return;
    }
    String before = SCHEME + bucket + open.replaceAll("\\*+$", "");
    String folder = before.substring(0, before.lastIndexOf('/'));
    throw new InvalidValueException(
        "the '*' in '" + uri + "' is not a wildcard: it would be the name of a folder or object",
        before.endsWith("/")
            ? "write " + folder + " for all objects below it"
            : "write the folder, such as "
                + folder
                + ", or 'read_keys: "
                + before
                + "' to read all objects whose keys begin with this text");
  }
}
