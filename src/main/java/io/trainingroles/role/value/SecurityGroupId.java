package io.trainingroles.role.value;

import io.trainingroles.iam.InvalidValueException;
import java.util.regex.Pattern;

/**
 * The ID of a security group. See <a
 * href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html">Resource IDs</a>.
 *
 * @param value such as {@code sg-0123456789abcdef0}
 */
public record SecurityGroupId(String value) {
  private static final Pattern FORM = Pattern.compile("sg-[0-9a-z]{8,17}");

  /**
   * Checks the form.
   *
   * @throws InvalidValueException if {@code value} is not such an ID
   */
  public SecurityGroupId {
    if (!FORM.matcher(value).matches()
        && TerraformReference.of(value, VariableType.SECURITY_GROUP).isEmpty()) {
      throw new InvalidValueException(
          "'" + value + "' is not the ID of a security group",
          "write an ID such as sg-0123456789abcdef0");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
