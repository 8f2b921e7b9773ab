package io.trainingroles.role;

import io.trainingroles.iam.InvalidValueException;
import java.util.regex.Pattern;

/**
 * The name of an IAM policy: 1 to 128 letters, digits and {@code +=,.@_-}. See <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html">IAM and AWS STS
 * quotas</a>.
 *
 * @param value such as {@code aiTrainingPolicy}
 */
public record PolicyName(String value) {
  private static final int MAXIMUM_LENGTH = 128;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9+=,.@_-]{1,128}");

  /**
   * Checks the form.
   *
   * @throws InvalidValueException if IAM would refuse the name
   */
  public PolicyName {
    if (!FORM.matcher(value).matches()) {
      throw new InvalidValueException(
          "'" + value + "' is not a valid name of an IAM policy",
          "use 1 to 128 letters, digits and +=,.@_-" + NameLength.of(value, MAXIMUM_LENGTH));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
