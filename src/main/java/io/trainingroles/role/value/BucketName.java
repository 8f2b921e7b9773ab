package io.trainingroles.role.value;

import io.trainingroles.iam.InvalidValueException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a general purpose Amazon S3 bucket. See <a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html">General
 * purpose bucket naming rules</a>. A wildcard is never part of a name: in a policy it would
 * silently stand for other people's buckets.
 *
 * @param value such as {@code my-ai-data-bucket}
 */
public record BucketName(String value) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
  private static final Pattern IP_ADDRESS = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+");
  private static final List<String> RESERVED_PREFIXES = List.of("xn--", "sthree-", "amzn-s3-demo-");
  private static final List<String> RESERVED_SUFFIXES =
      List.of("-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3");

  /**
   * Checks the form.
   *
   * @throws InvalidValueException if no bucket can have the name
   */
  public BucketName {
    String broken = brokenRule(value);
    if (broken != null && VariableReference.of(value, VariableType.BUCKET).isEmpty()) {
      throw new InvalidValueException(
          "'" + value + "' is not the name of an S3 bucket", "a bucket name " + broken);
    }
  }

  private static @Nullable String brokenRule(String value) {
    if (value.indexOf('*') >= 0 || value.indexOf('?') >= 0) {
      return "has no wildcards; name each bucket";
    }
    if (value.length() < 3 || value.length() > 63) {
      return "has 3 to 63 characters; this has " + value.length();
    }
    if (!FORM.matcher(value).matches()) {
      return "has only a-z, 0-9, '.' and '-', and begins and ends with a letter or a digit";
    }
    if (value.contains("..")) {
      return "has no two dots in a row";
    }
    if (IP_ADDRESS.matcher(value).matches()) {
      return "is not formed as an IP address";
    }
    for (String prefix : RESERVED_PREFIXES) {
      if (value.startsWith(prefix)) {
        return "does not begin with '" + prefix + "', which AWS keeps for itself";
      }
    }
    for (String suffix : RESERVED_SUFFIXES) {
      if (value.endsWith(suffix)) {
        return "does not end with '" + suffix + "', which AWS keeps for other things than buckets";
      }
    }
    return null;
  }

  @Override
  public String toString() {
    return value;
  }
}
