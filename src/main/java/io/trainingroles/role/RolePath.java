package io.trainingroles.role;

import io.trainingroles.iam.InvalidValueException;
import java.util.regex.Pattern;

/**
 * The path of a role or a policy: up to 512 printable ASCII characters, with a slash at both ends.
 * See <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html">IAM
 * identifiers</a>.
 *
 * @param value such as {@code /training/}
 */
public record RolePath(String value) {
  private static final Pattern FORM = Pattern.compile("/([!-~]{0,510}/)?");

  /**
   * Checks the form.
   *
   * @throws InvalidValueException if IAM would refuse the path
   */
  public RolePath {
    if (!FORM.matcher(value).matches()) {
      throw new InvalidValueException(
          "'" + value + "' is not a valid IAM path",
          "begin and end it with a slash, as in /training/; 512 printable ASCII characters at most");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
