package io.trainingroles.role.value;

import io.trainingroles.iam.InvalidValueException;
import java.util.regex.Pattern;

/**
 * The ID of a subnet. See <a
 * href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html">Resource IDs</a>.
 *
 * @param value such as {@code subnet-0123456789abcdef0}
 */
public record SubnetId(String value) {
  private static final Pattern FORM = Pattern.compile("subnet-[0-9a-z]{8,17}");

  /**
   * Checks the form.
   *
   * @throws InvalidValueException if {@code value} is not such an ID
   */
  public SubnetId {
    if (!FORM.matcher(value).matches()
        && TerraformReference.of(value, VariableType.SUBNET).isEmpty()) {
      throw new InvalidValueException(
          "'" + value + "' is not the ID of a subnet",
          "write an ID such as subnet-0123456789abcdef0");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
