package io.trainingroles.role.value;

import io.trainingroles.iam.InvalidValueException;
import java.util.regex.Pattern;

/**
 * Keys of Amazon S3 with wildcards, as IAM writes them: {@code *} stands for any characters, {@code
 * ?} for one, and the characters themselves are <code>${*}</code>, <code>${?}</code> and <code>${$}
 * </code>. See <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-specialchars">
 * Specifying special characters</a>.
 */
final class S3Wildcards {
  private static final Pattern FORM = Pattern.compile("(?:[^$]|\\$\\{[*?$]\\})*");
  private static final Pattern ESCAPED = Pattern.compile("\\$\\{[*?$]\\}");
  private static final Pattern ALL = Pattern.compile("[*?/]*");

  private S3Wildcards() {}

  /** Refuses a pattern of all keys, and one that IAM would not read. */
  static void check(String pattern) {
    if (!FORM.matcher(pattern).matches()) {
      throw new InvalidValueException(
          "'" + pattern + "' has a '$' that is not part of ${*}, ${?} or ${$}",
          "write ${$} for the character '$'");
    }
    if (ALL.matcher(ESCAPED.matcher(pattern).replaceAll("x")).matches()) {
      throw new InvalidValueException(
          "'" + pattern + "' matches all keys", "write the part of the key that is known");
    }
  }
}
