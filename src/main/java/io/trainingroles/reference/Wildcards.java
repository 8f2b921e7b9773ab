package io.trainingroles.reference;

import java.util.Locale;

/**
 * Matches a text with a pattern in which {@code *} stands for any characters and {@code ?} for one;
 * without regular expressions, which adversarial patterns slow.
 */
public final class Wildcards {
  private Wildcards() {}

  /**
   * Whether a pattern matches a text, as actions and condition keys are matched.
   *
   * @param pattern such as {@code iam:Pass*}
   * @param text such as {@code iam:PassRole}; case has no meaning
   * @return true if it does
   */
  public static boolean matchWithoutCase(String pattern, String text) {
    boolean isPlain = pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0;
    return isPlain
        ? pattern.equalsIgnoreCase(text)
        : match(pattern.toLowerCase(Locale.ROOT), text.toLowerCase(Locale.ROOT));
  }

  /**
   * Whether a pattern matches a text.
   *
   * @param pattern such as {@code arn:aws:iam::*:policy/Boundary}
   * @param text such as {@code arn:aws:iam::123456789012:policy/Boundary}
   * @return true if it does, with the same case
   */
  public static boolean match(String pattern, String text) {
    int inPattern = 0;
    int inText = 0;
    int star = -1;
    int afterStar = 0;
    while (inText < text.length()) {
      char wanted = inPattern < pattern.length() ? pattern.charAt(inPattern) : 0;
      if (wanted == '*') {
        star = inPattern++;
        afterStar = inText;
      } else if (wanted == '?' || wanted == text.charAt(inText)) {
        inPattern++;
        inText++;
      } else if (star >= 0) {
        inPattern = star + 1;
        inText = ++afterStar;
      } else {
        return false;
      }
    }
    return pattern.substring(inPattern).chars().allMatch(left -> left == '*');
  }
}
