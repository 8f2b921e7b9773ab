package io.trainingroles.role;

import io.trainingroles.iam.InvalidValueException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a role is for, in up to 1,000 characters: tab, line feed, carriage return and the printable
 * characters of Latin-1. See <a
 * href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html">CreateRole</a>.
 *
 * @param value any such text
 */
public record RoleDescription(String value) {
  private static final Pattern FORM = Pattern.compile("[\\t\\n\\r\\u0020-\\u007E\\u00A1-\\u00FF]*");
  private static final int MAXIMUM_LENGTH = 1000;

  /**
   * Checks the form.
   *
   * @throws InvalidValueException if IAM would refuse the description
   */
  public RoleDescription {
    if (value.length() > MAXIMUM_LENGTH) {
      throw new InvalidValueException(
          "the description has " + value.length() + " characters", "the limit is 1,000");
    }
    if (!FORM.matcher(value).matches()) {
      throw new InvalidValueException(
          "the description has a character that IAM does not allow: " + firstForeign(value),
          "use tabs, line breaks and the printable characters of Latin-1");
    }
  }

  private static String firstForeign(String text) {
    return text.codePoints()
        .filter(point -> !FORM.matcher(Character.toString(point)).matches())
        .mapToObj(point -> String.format(Locale.ROOT, "U+%04X", point))
        .findFirst()
        .orElse("");
  }

  @Override
  public String toString() {
    return value;
  }
}
