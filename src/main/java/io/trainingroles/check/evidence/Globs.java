package io.trainingroles.check.evidence;

import java.util.regex.Pattern;

/** Whether two patterns with {@code *} and {@code ?} could match the same text. */
final class Globs {
  /** A variable matches any text, so two patterns are more likely to overlap. */
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{[^}]*}");

  private Globs() {}

  static boolean overlap(String one, String other) {
    String first = VARIABLE.matcher(one).replaceAll("*");
    String second = VARIABLE.matcher(other).replaceAll("*");
    var reached = new boolean[first.length() + 1][second.length() + 1];
    for (int i = first.length(); i >= 0; i--) {
      for (int j = second.length(); j >= 0; j--) {
        reached[i][j] = overlap(first, i, second, j, reached);
      }
    }
    return reached[0][0];
  }

  /** Whether the rest of both patterns overlaps, given the answers for shorter rests. */
  private static boolean overlap(String one, int i, String other, int j, boolean[][] reached) {
    boolean endsOne = i == one.length();
    boolean endsOther = j == other.length();
    if (endsOne && endsOther) {
      return true;
    }
    if (!endsOne && one.charAt(i) == '*') {
      return reached[i + 1][j] || (!endsOther && reached[i][j + 1]);
    }
    if (!endsOther && other.charAt(j) == '*') {
      return reached[i][j + 1] || (!endsOne && reached[i + 1][j]);
    }
    return !endsOne
        && !endsOther
        && (one.charAt(i) == other.charAt(j) || one.charAt(i) == '?' || other.charAt(j) == '?')
        && reached[i + 1][j + 1];
  }
}
