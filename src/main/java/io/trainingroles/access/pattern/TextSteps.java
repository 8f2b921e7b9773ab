package io.trainingroles.access.pattern;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pattern as a text is walked along it: characters, and wildcards between them. What stands for a
 * variable is given for each walk; a variable for which nothing stands is any text.
 */
final class TextSteps {
  private static final byte ANY_CHARACTER = 1;
  private static final byte SEGMENT_CHARACTER = 2;
  private static final byte ANY_TEXT = 3;
  private static final byte SEGMENT_TEXT = 4;

  /** What each token is that has no characters. */
  private final byte[] kinds;

  private final @Nullable String[] characters;

  private TextSteps(byte[] kinds, @Nullable String[] characters) {
    this.kinds = kinds;
    this.characters = characters;
  }

  static TextSteps of(List<PatternToken> tokens) {
    byte[] kinds = new byte[tokens.size()];
    @Nullable String[] characters = new String[kinds.length];
    for (int index = 0; index < kinds.length; index++) {
      PatternToken token = tokens.get(index);
      characters[index] = token instanceof PatternToken.Literal literal ? literal.text() : null;
      kinds[index] = kind(token);
    }
    return new TextSteps(kinds, characters);
  }

  private static byte kind(PatternToken token) {
    if (token instanceof PatternToken.AnyCharacter one) {
      return one.withinSegment() ? SEGMENT_CHARACTER : ANY_CHARACTER;
    }
    return token instanceof PatternToken.AnyText any && any.withinSegment()
        ? SEGMENT_TEXT
        : ANY_TEXT;
  }

  /** The characters of each token, null for one that has none, to be filled in and matched with. */
  @Nullable String[] characters() {
    return characters.clone();
  }

  boolean match(String text, int from, int at) {
    return match(text, from, at, characters);
  }

  /**
   * Whether the tokens from one on match the text from one of its characters on. Goes on with the
   * shortest text for each star, and where that fails lengthens the last star; where that one may
   * not grow because it meets the end of its segment, the last that may.
   */
  boolean match(String text, int from, int start, @Nullable String[] values) {
    int token = from;
    int at = start;
    int star = -1;
    int starAt = 0;
    int wide = -1;
    int wideAt = 0;
    while (at < text.length()) {
      String literal = token < kinds.length ? values[token] : null;
      // All stars before are as short as they can be: what does not fit here fits nowhere.
      if (literal != null && literal.length() > text.length() - at) {
        return false;
      } else if (literal != null && text.startsWith(literal, at)) {
        token++;
        at += literal.length();
      } else if (literal == null && isText(token)) {
        star = token++;
        starAt = at;
        if (kinds[star] == ANY_TEXT) {
          if (token == kinds.length) {
            return true;
          }
          wide = star;
          wideAt = at;
        }
      } else if (literal == null && isCharacter(token, text.charAt(at))) {
        token++;
        at++;
      } else if (star > wide && text.charAt(starAt) != ':') {
        at = ++starAt;
        token = star + 1;
      } else if (wide >= 0) {
        at = starAt = ++wideAt;
        star = wide;
        token = wide + 1;
      } else {
        return false;
      }
    }
    return areEmpty(token, values);
  }

  /** Whether nothing stands for the tokens from this one on. */
  private boolean areEmpty(int first, @Nullable String[] values) {
    for (int token = first; token < kinds.length; token++) {
      String literal = values[token];
      if (literal == null ? !isText(token) : !literal.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private boolean isText(int token) {
    return token < kinds.length && kinds[token] >= ANY_TEXT;
  }

  private boolean isCharacter(int token, char character) {
    return token < kinds.length
        && (kinds[token] == ANY_CHARACTER
            || (kinds[token] == SEGMENT_CHARACTER && character != ':'));
  }
}
