package io.trainingroles.role.value;

import io.trainingroles.iam.InvalidValueException;
import java.util.regex.Pattern;

/**
 * The 12 digits of an AWS account. See <a
 * href="https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html">AWS
 * account identifiers</a>.
 *
 * @param value such as {@code 123456789012}
 */
public record AccountId(String value) {
  private static final Pattern FORM = Pattern.compile("\\d{12}");

  /**
   * Checks the form.
   *
   * @throws InvalidValueException if {@code value} is not 12 digits
   */
  public AccountId {
    if (!FORM.matcher(value).matches()) {
      throw new InvalidValueException(
          "'" + value + "' is not an AWS account ID", "write 12 digits");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
