package io.trainingroles.role;

import io.trainingroles.iam.InvalidValueException;
import java.util.regex.Pattern;

/**
 * The name of an IAM role: 1 to 64 letters, digits and {@code +=,.@_-}, unique in its account
 * without regard to case. See <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html">IAM and AWS STS
 * quotas</a>.
 *
 * @param value such as {@code aiTrainingRole}
 */
public record RoleName(String value) {
  /** The longest name, in characters. */
  public static final int MAXIMUM_LENGTH = 64;

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9+=,.@_-]{1,64}");

  /**
   * Checks the form.
   *
   * @throws InvalidValueException if IAM would refuse the name
   */
  public RoleName {
    if (!FORM.matcher(value).matches()) {
      throw new InvalidValueException(
          "'" + value + "' is not a valid name of an IAM role",
          "use 1 to 64 letters, digits and +=,.@_-" + NameLength.of(value, MAXIMUM_LENGTH));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
