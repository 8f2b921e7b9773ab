package io.trainingroles.role.value;

import io.trainingroles.iam.InvalidValueException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a general purpose Amazon S3 bucket. See <a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html">General
 * purpose bucket naming rules</a>. A wildcard is never part of a name: in a policy it would
 * silently match buckets of others.
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
    if (broken != null && TerraformReference.of(value, VariableType.BUCKET).isEmpty()) {
      throw new InvalidValueException(
          "'" + value + "' is not a valid name of an S3 bucket", "a bucket name " + broken);
    }
  }

  private static @Nullable String brokenRule(String value) {
    if (value.indexOf('*') >= 0 || value.indexOf('?') >= 0) {
      return "cannot have wildcards; name each bucket";
    }
    if (value.length() < 3 || value.length() > 63) {
      return "must have 3 to 63 characters; this has " + value.length();
    }
    if (!FORM.matcher(value).matches()) {
      return "can have only a-z, 0-9, '.' and '-', and must begin and end with a letter or a digit";
    }
    if (value.contains("..")) {
      return "cannot have two dots in a row";
    }
    if (IP_ADDRESS.matcher(value).matches()) {
      return "cannot have the form of an IP address";
    }
    for (String prefix : RESERVED_PREFIXES) {
      if (value.startsWith(prefix)) {
        return "cannot begin with '" + prefix + "', which AWS reserves";
      }
    }
    for (String suffix : RESERVED_SUFFIXES) {
      if (value.endsWith(suffix)) {
        return "cannot end with '" + suffix + "', which AWS reserves";
      }
    }
    return null;
  }

  @Override
  public String toString() {
    return value;
  }
}
