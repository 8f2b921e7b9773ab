package io.trainingroles.reference;

/** Matches a text with a pattern; without regular expressions, which adversarial patterns slow. */
final class Wildcards {
  private Wildcards() {}

  static boolean match(String pattern, String text) {
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
