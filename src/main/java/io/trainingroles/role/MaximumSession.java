package io.trainingroles.role;

import io.trainingroles.iam.InvalidValueException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The longest session of a role: 1 to 12 hours. It does not limit the sessions of AWS services. See
 * <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html">CreateRole</a>.
 *
 * @param seconds 3,600 to 43,200
 */
public record MaximumSession(int seconds) {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,5})(h|m|s)");
  private static final int MINIMUM = 3_600;
  private static final int MAXIMUM = 43_200;

  /**
   * Checks the range.
   *
   * @throws InvalidValueException if IAM would refuse it
   */
  public MaximumSession {
    if (seconds < MINIMUM || seconds > MAXIMUM) {
      throw new InvalidValueException(
          "a session of " + seconds + " seconds is too " + (seconds < MINIMUM ? "short" : "long"),
          "write 1h to 12h");
    }
  }

  /**
   * The session of this length.
   *
   * @param text hours, minutes or seconds, such as {@code 4h}, {@code 90m} or {@code 5400s}
   * @return the session
   * @throws InvalidValueException if it is not a duration, or out of range
   */
  public static MaximumSession of(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new InvalidValueException("'" + text + "' is not a valid duration", "write 1h to 12h");
    }
    int unit =
        switch (parts.group(2)) {
          case "h" -> 3_600;
          case "m" -> 60;
          default -> 1;
        };
    return new MaximumSession(Integer.parseInt(parts.group(1)) * unit);
  }
}
