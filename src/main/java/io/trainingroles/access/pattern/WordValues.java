package io.trainingroles.access.pattern;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the variables of a text that a search found can stand for so that a pattern matches it. */
public final class WordValues {
  private static final String ANY_TEXT = "example";

  /** More than ARNs and the values of keys take. */
  private static final long MOST_STEPS = 1 << 20;

  private final List<Integer> letters;
  private final TextWord word;
  private final SearchPattern pattern;

  /** For each place in the text, from which positions of the pattern the rest matches. */
  private final boolean[][] matching;

  private WordValues(TextWord word, SearchPattern pattern) {
    this.word = word;
    this.letters = word.letters();
    this.pattern = pattern;
    this.matching = new boolean[letters.size() + 1][pattern.length() + 1];
  }

  /**
   * Values by which a pattern matches a text, as short as possible from left to right. They are a
   * proposal: of a variable that stands in the text twice, only the first place counts.
   *
   * @param word a text with variables
   * @param pattern a pattern without variables
   * @return the values by the keys of the variables, in lower case; empty where there are none
   */
  public static Map<String, String> of(TextWord word, SearchPattern pattern) {
    long steps = (long) word.letters().size() * pattern.length() * pattern.length();
    return steps > MOST_STEPS ? Map.of() : new WordValues(word, pattern).find();
  }

  private Map<String, String> find() {
    int end = pattern.length();
    for (int place = letters.size(); place >= 0; place--) {
      for (int position = end; position >= 0; position--) {
        matching[place][position] = matches(place, position);
      }
    }
    return matching[0][0] ? walk() : Map.of();
  }

  private boolean matches(int place, int position) {
    boolean isEnd = position == pattern.length();
    if (!isEnd && isStar(position) && matching[place][position + 1]) {
      return true;
    } else if (place == letters.size()) {
      return isEnd;
    } else if (letters.get(place) < 0) {
      return later(place, position) >= 0;
    }
    return !isEnd
        && VariableValues.reads(pattern, position, (char) (int) letters.get(place))
        && matching[place + 1][isStar(position) ? position : position + 1];
  }

  /** The first position behind a variable; -1 for none. */
  private int later(int place, int position) {
    for (int later = position; later <= pattern.length(); later++) {
      if (matching[place + 1][later]) {
        return later;
      }
    }
    return -1;
  }

  private Map<String, String> walk() {
    var values = new LinkedHashMap<String, String>();
    int position = 0;
    for (int place = 0; place < letters.size(); place++) {
      int letter = letters.get(place);
      if (letter < 0) {
        int later = later(place, position);
        values.putIfAbsent(word.variables().get(~letter).key(), text(position, later));
        position = later;
        continue;
      }
      while (!(VariableValues.reads(pattern, position, (char) letter)
          && matching[place + 1][isStar(position) ? position : position + 1])) {
        position++;
      }
      position = isStar(position) ? position : position + 1;
    }
    return values;
  }

  /** A text of a part of the pattern; a variable stands for at least one character. */
  private String text(int from, int to) {
    var text = new StringBuilder();
    for (int position = from; position < to; position++) {
      int token = pattern.token(position);
      if (!isStar(position)) {
        text.append(token < 0 ? "1" : String.valueOf((char) token));
      }
    }
    return text.isEmpty() ? ANY_TEXT : text.toString();
  }

  private boolean isStar(int position) {
    return SearchPattern.isStar(pattern.token(position));
  }
}
