package io.trainingroles.role.value;

import io.trainingroles.iam.InvalidValueException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A tag: a key of 1 to 128 and a value of up to 256 letters, digits, spaces and {@code _.:/=+-@}.
 * See <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html">Tags for IAM
 * resources</a>.
 *
 * @param key unique in its role without regard to case
 * @param value any such text
 */
public record Tag(String key, String value) {
  /** The most tags of one role. */
  public static final int MOST = 50;

  private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");

  /**
   * Checks the form.
   *
   * @throws InvalidValueException if IAM would refuse the tag
   */
  public Tag {
    if (key.isEmpty() || key.length() > 128 || !FORM.matcher(key).matches()) {
      throw new InvalidValueException(
          "'" + key + "' is not a valid key of a tag",
          "use 1 to 128 letters, digits, spaces and _.:/=+-@ (this has " + key.length() + ")");
    }
    if (key.toLowerCase(Locale.ROOT).startsWith("aws:")) {
      throw new InvalidValueException(
          "the tag '" + key + "' begins with 'aws:'", "AWS reserves such keys; use another");
    }
    String known = TerraformReference.replaced(value, name -> "");
    if (known.length() > 256 || !FORM.matcher(known).matches()) {
      throw new InvalidValueException(
          "'" + value + "' is not a valid value of a tag",
          "use up to 256 letters, digits, spaces and _.:/=+-@ (this has " + value.length() + ")");
    }
  }
}
