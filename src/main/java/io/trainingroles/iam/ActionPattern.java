package io.trainingroles.iam;

import java.util.regex.Pattern;

/**
 * One value of an {@code Action} or {@code NotAction} element: {@code *}, or a service prefix and
 * an action, in which {@code *} stands for any characters and {@code ?} for one. Case has no
 * meaning. See <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html">IAM
 * JSON policy elements: Action</a>.
 *
 * @param value such as {@code s3:GetObject}
 */
public record ActionPattern(String value) {
  private static final Pattern FORM = Pattern.compile("\\*|[A-Za-z0-9*?-]+:[A-Za-z0-9*?-]+");

  /**
   * Checks the form.
   *
   * @throws InvalidValueException if {@code value} is not an action
   */
  public ActionPattern {
    if (!FORM.matcher(value).matches()) {
      throw new InvalidValueException(
          "'" + value + "' is not an action",
          "write a service prefix and an action, such as s3:GetObject");
    }
  }

  /**
   * The pattern of this text.
   *
   * @param value such as {@code s3:GetObject}
   * @return the pattern
   * @throws InvalidValueException if {@code value} is not an action
   */
  public static ActionPattern of(String value) {
    return new ActionPattern(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
