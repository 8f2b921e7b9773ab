package io.trainingroles.iam;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Texts with the <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html">wildcards
 * of IAM</a>: {@code *} stands for any characters and {@code ?} for one. They are matched without
 * regular expressions, which adversarial patterns slow. What knows of policy variables and of the
 * segments of an ARN is in {@code access.pattern}.
 */
public final class Wildcards {
  /** A variable has any value; so two patterns overlap rather than not. */
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{[^}]*}");

  private static final Pattern RUN = Pattern.compile("[*?]{2,}");

  private Wildcards() {}

  /**
   * Whether a text has wildcards.
   *
   * @param text such as {@code arn:aws:s3:::data/*}
   * @return true if it does
   */
  public static boolean areIn(String text) {
    return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
  }

  /**
   * Whether a pattern matches a text, as actions and condition keys are matched.
   *
   * @param pattern such as {@code iam:Pass*}
   * @param text such as {@code iam:PassRole}; case has no meaning
   * @return true if it does
   */
  public static boolean matchWithoutCase(String pattern, String text) {
    return areIn(pattern)
        ? match(pattern.toLowerCase(Locale.ROOT), text.toLowerCase(Locale.ROOT))
        : pattern.equalsIgnoreCase(text);
  }

  /**
   * Whether a pattern matches a text.
   *
   * @param pattern such as {@code arn:aws:iam::*:policy/Boundary}
   * @param text such as {@code arn:aws:iam::123456789012:policy/Boundary}
   * @return true if it does, with the same case
   */
  public static boolean match(String pattern, String text) {
    return match(pattern, text, false);
  }

  /** In a text that is a pattern itself, a star stands for no single character. */
  private static boolean match(String pattern, String text, boolean isPattern) {
    int inPattern = 0;
    int inText = 0;
    int star = -1;
    int afterStar = 0;
    while (inText < text.length()) {
      boolean isLeft = inPattern < pattern.length();
      char expected = isLeft ? pattern.charAt(inPattern) : 0;
      char given = text.charAt(inText);
      if (expected == '*') {
        star = inPattern++;
        afterStar = inText;
      } else if (isLeft && (expected == '?' ? !isPattern || given != '*' : expected == given)) {
        inPattern++;
        inText++;
      } else if (star >= 0) {
        inPattern = star + 1;
        inText = ++afterStar;
      } else {
        return false;
      }
    }
    while (inPattern < pattern.length() && pattern.charAt(inPattern) == '*') {
      inPattern++;
    }
    return inPattern == pattern.length();
  }

  /**
   * Whether a pattern matches all that another one matches.
   *
   * @param all such as {@code s3:Get*}
   * @param some such as {@code s3:GetObject*}
   * @return true if it does; false also where only a proof could tell
   */
  public static boolean covers(String all, String some) {
    if (all.equals(some) || all.equals("*")) {
      return true;
    }
    // A star of the one is all texts only to a star of the other.
    return areIn(all) && match(ordered(all), ordered(some), true);
  }

  /**
   * Whether an action covers another, as {@link #covers} says it; case has no meaning.
   *
   * @param all such as {@code s3:Get*}
   * @param some such as {@code s3:GetObject*}
   * @return true if it does
   */
  public static boolean coversWithoutCase(String all, String some) {
    return areIn(all)
        ? covers(all.toLowerCase(Locale.ROOT), some.toLowerCase(Locale.ROOT))
        : all.equalsIgnoreCase(some);
  }

  private static boolean hasRun(String pattern) {
    for (int index = 1; index < pattern.length(); index++) {
      if (isWildcard(pattern.charAt(index)) && isWildcard(pattern.charAt(index - 1))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWildcard(char character) {
    return character == '*' || character == '?';
  }

  /** The same pattern, with {@code ?} before {@code *} where both are side by side. */
  private static String ordered(String pattern) {
    if (!hasRun(pattern)) {
      return pattern;
    }
    return RUN.matcher(pattern)
        .replaceAll(run -> run.group().replace("*", "") + (run.group().contains("*") ? "*" : ""));
  }

  /**
   * Whether a resource covers another, part by part of their ARNs.
   *
   * @param all such as {@code arn:aws:s3:::data/*}
   * @param some such as {@code arn:aws:s3:::data/train/*}
   * @return true if each part covers the other's
   */
  public static boolean coversArn(String all, String some) {
    if (all.equals(some) || all.equals("*")) {
      return true;
    }
    List<String> wide = Arn.parts(all);
    List<String> narrow = Arn.parts(some);
    if (wide.size() < Arn.PARTS || narrow.size() < Arn.PARTS) {
      return false;
    }
    for (int part = 0; part < Arn.PARTS; part++) {
      if (!covers(wide.get(part), narrow.get(part))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether a text could match both of two patterns.
   *
   * @param one such as {@code data/train/*}; a policy variable stands for any text
   * @param other such as {@code data/*.csv}
   * @return true if there is such a text
   */
  public static boolean overlap(String one, String other) {
    String first = withoutVariables(one);
    String second = withoutVariables(other);
    if (!mayBeginAlike(first, second)) {
      return false;
    }
    var reached = new boolean[first.length() + 1][second.length() + 1];
    for (int i = first.length(); i >= 0; i--) {
      for (int j = second.length(); j >= 0; j--) {
        reached[i][j] = overlap(first, i, second, j, reached);
      }
    }
    return reached[0][0];
  }

  private static String withoutVariables(String pattern) {
    return pattern.contains("${") ? VARIABLE.matcher(pattern).replaceAll("*") : pattern;
  }

  /** Whether the characters before the first wildcards are the same: most patterns differ there. */
  private static boolean mayBeginAlike(String one, String other) {
    int length = Math.min(one.length(), other.length());
    for (int index = 0; index < length; index++) {
      char first = one.charAt(index);
      char second = other.charAt(index);
      if (first == '*' || second == '*') {
        return true;
      }
      if (first != second && first != '?' && second != '?') {
        return false;
      }
    }
    return true;
  }

  /** Whether what follows in both overlaps, by what is known of what follows that. */
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
