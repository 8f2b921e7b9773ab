package io.trainingroles.access.pattern;

import java.util.ArrayList;
import java.util.List;

/** A quick look at the ends of patterns: whether two of them could match the same text. */
public final class PatternOverlap {
  private static final int MOST_REQUIRED = 16;

  private PatternOverlap() {}

  /** Those of the patterns that could match a text that each of the unions matches. */
  static List<SearchPattern> relevant(
      List<SearchPattern> patterns, List<List<SearchPattern>> unions) {
    List<List<SearchPattern>> small =
        unions.stream().filter(union -> union.size() <= MOST_REQUIRED).toList();
    if (small.isEmpty()) {
      return patterns;
    }
    var relevant = new ArrayList<SearchPattern>();
    for (SearchPattern pattern : patterns) {
      if (isPossibleInEach(pattern, small)) {
        relevant.add(pattern);
      }
    }
    return relevant;
  }

  private static boolean isPossibleInEach(SearchPattern pattern, List<List<SearchPattern>> unions) {
    for (List<SearchPattern> union : unions) {
      if (!isPossibleIn(pattern, union)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPossibleIn(SearchPattern pattern, List<SearchPattern> union) {
    for (SearchPattern one : union) {
      if (isPossible(pattern, one)) {
        return true;
      }
    }
    return false;
  }

  /** The unions without the patterns that could not match what a union of few matches. */
  static List<List<SearchPattern>> narrowed(List<List<SearchPattern>> unions) {
    return unions.size() < 2
        ? unions
        : unions.stream().map(union -> relevant(union, unions)).toList();
  }

  /** False only if no text matches both. */
  public static boolean isPossible(SearchPattern one, SearchPattern other) {
    int shorter = Math.min(one.length(), other.length());
    for (int index = 0; index < shorter; index++) {
      int first = one.token(index);
      int second = other.token(index);
      if (first < 0 || second < 0) {
        break;
      }
      if (differ(one, first, other, second)) {
        return false;
      }
    }
    for (int index = 1; index <= shorter; index++) {
      int first = one.token(one.length() - index);
      int second = other.token(other.length() - index);
      if (first < 0 || second < 0) {
        break;
      }
      if (differ(one, first, other, second)) {
        return false;
      }
    }
    return true;
  }

  private static boolean differ(SearchPattern one, int first, SearchPattern other, int second) {
    if (first == second) {
      return false;
    }
    return !(one.ignoresCase() || other.ignoresCase())
        || CaseFolding.fold(first) != CaseFolding.fold(second);
  }
}
