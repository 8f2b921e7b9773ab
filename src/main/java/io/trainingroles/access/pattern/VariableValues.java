package io.trainingroles.access.pattern;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the variables of a pattern can stand for so that a text matches it. */
public final class VariableValues {
  /** More than ARNs and the values of keys take. */
  private static final long MOST_STEPS = 1 << 20;

  private final SearchPattern pattern;
  private final String text;

  /** For each position in the pattern, where in the text what is left of both matches. */
  private final BitSet[] matching;

  private VariableValues(SearchPattern pattern, String text) {
    this.pattern = pattern;
    this.text = text;
    this.matching = new BitSet[pattern.length() + 1];
  }

  /**
   * Values by which a text matches a pattern, as short as possible from left to right. They are a
   * proposal: of a variable that stands in the pattern twice, only the first place counts.
   *
   * @param pattern a pattern with variables
   * @param text a text
   * @return the values by the keys of the variables, in lower case; empty where there are none
   */
  public static Map<String, String> of(SearchPattern pattern, String text) {
    if ((long) pattern.length() * text.length() > MOST_STEPS) {
      return Map.of();
    }
    return new VariableValues(pattern, text).find();
  }

  private Map<String, String> find() {
    int length = text.length();
    matching[pattern.length()] = new BitSet();
    matching[pattern.length()].set(length);
    for (int position = pattern.length() - 1; position >= 0; position--) {
      var here = new BitSet();
      for (int index = length; index >= 0; index--) {
        boolean stays = isRepeated(position) && index < length && here.get(index + 1);
        if (takesNothing(position) && matching[position + 1].get(index)) {
          here.set(index);
        } else if (index < length
            && reads(position, text.charAt(index))
            && (stays || matching[position + 1].get(index + 1))) {
          here.set(index);
        }
      }
      matching[position] = here;
    }
    return matching[0].get(0) ? walk() : Map.of();
  }

  private Map<String, String> walk() {
    var values = new LinkedHashMap<String, String>();
    int index = 0;
    for (int position = 0; position < pattern.length(); position++) {
      int start = index;
      if (takesNothing(position) && matching[position + 1].get(index)) {
        continue;
      }
      index++;
      while (!matching[position + 1].get(index)) {
        index++;
      }
      if (SearchPattern.isVariable(pattern.token(position))) {
        values.putIfAbsent(
            pattern.variable(pattern.token(position)).key(), text.substring(start, index));
      }
    }
    return values;
  }

  /** A variable stands for at least one character: without a value, nothing matches. */
  private boolean takesNothing(int position) {
    return SearchPattern.isStar(pattern.token(position));
  }

  private boolean isRepeated(int position) {
    int token = pattern.token(position);
    return SearchPattern.isStar(token) || SearchPattern.isVariable(token);
  }

  private boolean reads(int position, char character) {
    return SearchPattern.isVariable(pattern.token(position)) || reads(pattern, position, character);
  }

  /** Whether a token of a pattern that is no variable takes a character. */
  static boolean reads(SearchPattern pattern, int position, char character) {
    int token = pattern.token(position);
    if (token == SearchPattern.ANY_TEXT || token == SearchPattern.ANY_CHARACTER) {
      return true;
    } else if (token == SearchPattern.ANY_TEXT_BUT_COLON || token == SearchPattern.ANY_BUT_COLON) {
      return character != ':';
    } else if (SearchPattern.isOfClass(token)) {
      return SearchPattern.classOf(token).has(character);
    }
    return pattern.ignoresCase()
        ? CaseFolding.fold(token) == CaseFolding.fold(character)
        : token == character;
  }
}
