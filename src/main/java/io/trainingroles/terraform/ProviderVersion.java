package io.trainingroles.terraform;

import io.trainingroles.iam.InvalidValueException;
import java.util.regex.Pattern;

/**
 * Which versions of the AWS provider a configuration takes. See <a
 * href="https://developer.hashicorp.com/terraform/language/expressions/version-constraints">Version
 * constraints</a>.
 *
 * @param constraint such as {@code >= 5.0, < 7.0}
 */
public record ProviderVersion(String constraint) {
  private static final String ONE =
      " {0,8}(=|!=|>=?|<=?|~>)? {0,8}\\d{1,9}(\\.\\d{1,9}){0,2}(-[0-9A-Za-z.-]{1,64})? {0,8}";
  private static final Pattern FORM = Pattern.compile(ONE + "(," + ONE + "){0,15}");

  /** What a root configuration takes unless the spec sets it: the two newest major versions. */
  public static final ProviderVersion DEFAULT = new ProviderVersion(">= 5.0, < 7.0");

  /** What a module takes: a module names the lowest version, and its root the highest. */
  public static final ProviderVersion OF_MODULES = new ProviderVersion(">= 5.0");

  /**
   * Checks the form.
   *
   * @throws InvalidValueException if Terraform would refuse the constraint
   */
  public ProviderVersion {
    if (!FORM.matcher(constraint).matches()) {
      throw new InvalidValueException(
          "'" + constraint + "' is not a version constraint",
          "write one for Terraform, such as \"~> 5.0\" or \">= 5.0, < 7.0\"");
    }
  }

  @Override
  public String toString() {
    return constraint;
  }
}
