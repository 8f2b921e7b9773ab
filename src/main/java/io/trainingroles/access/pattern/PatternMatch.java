package io.trainingroles.access.pattern;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Matches one search pattern with texts. Where each star takes any text, the pattern is walked
 * along the text with the shortest text for each star, and where that fails the last star is
 * lengthened; stars that take only some characters need the automaton.
 */
final class PatternMatch {
  private final SearchPattern pattern;

  /** Null where each star takes any text. */
  private final @Nullable PatternGroup automaton;

  private PatternMatch(SearchPattern pattern, @Nullable PatternGroup automaton) {
    this.pattern = pattern;
    this.automaton = automaton;
  }

  static PatternMatch of(SearchPattern pattern) {
    return new PatternMatch(
        pattern, hasNarrowStars(pattern) ? PatternGroup.required(List.of(pattern), null) : null);
  }

  private static boolean hasNarrowStars(SearchPattern pattern) {
    for (int index = 0; index < pattern.length(); index++) {
      int token = pattern.token(index);
      if (SearchPattern.isStar(token) && token != SearchPattern.ANY_TEXT) {
        return true;
      }
    }
    return false;
  }

  /** Whether the text is one of the pattern; a variable stands for any text. */
  boolean matches(String text) {
    if (automaton == null) {
      return isWalked(text);
    }
    return mayBegin(text) && accepts(automaton, text);
  }

  /** Whether a text has the characters before the first wildcard: most texts do not. */
  private boolean mayBegin(String text) {
    for (int index = 0; index < pattern.length() && pattern.token(index) >= 0; index++) {
      if (index >= text.length() || !takes(pattern.token(index), text.charAt(index))) {
        return false;
      }
    }
    return true;
  }

  private static boolean accepts(PatternGroup automaton, String text) {
    int[] positions = automaton.start();
    for (int index = 0; index < text.length() && positions.length > 0; index++) {
      positions = automaton.after(positions, text.charAt(index));
    }
    return automaton.accepts(positions);
  }

  private boolean isWalked(String text) {
    int token = 0;
    int at = 0;
    int star = -1;
    int starAt = 0;
    while (at < text.length()) {
      if (isAnyText(token)) {
        star = token++;
        starAt = at;
      } else if (token < pattern.length() && takes(pattern.token(token), text.charAt(at))) {
        token++;
        at++;
      } else if (star >= 0) {
        at = ++starAt;
        token = star + 1;
      } else {
        return false;
      }
    }
    while (isAnyText(token)) {
      token++;
    }
    return token == pattern.length();
  }

  private boolean isAnyText(int index) {
    return index < pattern.length()
        && (pattern.token(index) == SearchPattern.ANY_TEXT
            || SearchPattern.isVariable(pattern.token(index)));
  }

  /** Whether a token that stands for one character stands for this one. */
  private boolean takes(int token, char character) {
    if (token >= 0) {
      return token == character
          || (pattern.ignoresCase() && CaseFolding.fold(token) == CaseFolding.fold(character));
    } else if (SearchPattern.isOfClass(token)) {
      return SearchPattern.classOf(token).has(character);
    }
    return token == SearchPattern.ANY_CHARACTER || character != ':';
  }
}
