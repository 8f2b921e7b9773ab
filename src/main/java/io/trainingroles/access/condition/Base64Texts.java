package io.trainingroles.access.condition;

import io.trainingroles.access.pattern.SearchPattern;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** All the texts that are read as the same bytes: with and without padding, and spare bits set. */
final class Base64Texts {
  private static final String DIGITS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  private Base64Texts() {}

  /** The texts of those of the values that are Base64. */
  static List<SearchPattern> patterns(List<String> values) {
    var patterns = new ArrayList<SearchPattern>();
    for (String value : values) {
      if (ConditionValues.bytes(value) != null) {
        texts(value).forEach(text -> patterns.add(SearchPattern.literal(text, false)));
      }
    }
    return patterns;
  }

  private static List<String> texts(String value) {
    byte[] bytes = Base64.getDecoder().decode(value);
    String digits = Base64.getEncoder().withoutPadding().encodeToString(bytes);
    int spare = digits.length() % 4 == 2 ? 16 : digits.length() % 4 == 3 ? 4 : 1;
    var texts = new ArrayList<String>();
    for (int bits = 0; bits < spare; bits++) {
      String text = spare == 1 ? digits : withLast(digits, bits);
      texts.add(text);
      if (spare > 1) {
        texts.add(text + "=".repeat(4 - digits.length() % 4));
      }
    }
    return texts;
  }

  private static String withLast(String digits, int bits) {
    int last = digits.length() - 1;
    return digits.substring(0, last) + DIGITS.charAt(DIGITS.indexOf(digits.charAt(last)) + bits);
  }
}
