package io.trainingroles.input.configuration;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;

/**
 * Texts that stand for attributes in a plan, and for nothing else: the same in each run, of
 * lower-case letters and digits. Those of a second series have another length and another character
 * at each place, and a hyphen, so that what a function finds in the one it does not find in the
 * other.
 *
 * @param prefix how all of them begin
 * @param form what all of them look like
 * @param zonePrefix how the texts begin that stand for Regions
 * @param accountPrefix how the numbers begin that stand for accounts
 */
record OwnText(String prefix, Pattern form, String zonePrefix, String accountPrefix) {
  static final OwnText FIRST =
      new OwnText("see", Pattern.compile("see[0-9a-z]{11}"), "zz-see-", "9170432658");
  static final OwnText SECOND =
      new OwnText("tbd-", Pattern.compile("tbd-[0-9a-z]{12}"), "qy-tbd-", "6482091735");

  private static final int LENGTH = 11;
  private static final int SHIFT = 7;

  /** The text for an attribute of a resource. */
  String of(String address, String attribute) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((address + '\n' + attribute).getBytes(StandardCharsets.UTF_8));
      String digits = last(new BigInteger(1, hash).toString(Character.MAX_RADIX));
      String body = "0".repeat(LENGTH - digits.length()) + digits;
      return prefix + (equals(FIRST) ? body : shifted(body.substring(1)) + "v4");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Whether a text has one of these, or what stands for a Region or an account. */
  boolean isIn(String text) {
    return text.contains(prefix) || text.contains(zonePrefix) || text.contains(accountPrefix);
  }

  /** Other characters at all places. */
  private static String shifted(String body) {
    var shifted = new StringBuilder();
    for (int index = 0; index < body.length(); index++) {
      int number = Character.digit(body.charAt(index), Character.MAX_RADIX);
      int digit = (number + SHIFT) % Character.MAX_RADIX;
      shifted.append(Character.forDigit(digit, Character.MAX_RADIX));
    }
    return shifted.toString();
  }

  private static String last(String digits) {
    return digits.substring(Math.max(0, digits.length() - LENGTH));
  }
}
