package io.trainingroles.input.configuration;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;

/**
 * A text that stands for an attribute in a plan, and for nothing else: the same in each run, of
 * lower-case letters and digits only, so that it fits into nearly every form of a name.
 */
final class OwnText {
  /** What all such texts look like. */
  static final Pattern FORM = Pattern.compile("see[0-9a-z]{11}");

  private static final int LENGTH = 11;

  private OwnText() {}

  /**
   * The text for an attribute of a resource.
   *
   * @param series texts of another series are others, for the same attributes
   */
  static String of(int series, String address, String attribute) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(
                  (series + "\n" + address + '\n' + attribute).getBytes(StandardCharsets.UTF_8));
      String digits = new BigInteger(1, hash).toString(Character.MAX_RADIX);
      return "see" + "0".repeat(Math.max(0, LENGTH - digits.length())) + last(digits);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String last(String digits) {
    return digits.substring(Math.max(0, digits.length() - LENGTH));
  }
}
