package io.trainingroles.access.pattern;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes patterns of texts that AWS writes: fixed texts, and parts of some classes of characters.
 */
public final class FormatPattern {
  private final List<Integer> tokens = new ArrayList<>();

  /** A pattern of the empty text, to go on from. */
  public FormatPattern() {}

  /** Goes on with a text. */
  public FormatPattern text(String text) {
    text.chars().forEach(tokens::add);
    return this;
  }

  /** Goes on with some characters of a class. */
  public FormatPattern characters(CharacterClass kind, int number) {
    for (int index = 0; index < number; index++) {
      tokens.add(SearchPattern.ofClass(kind));
    }
    return this;
  }

  /** Goes on with one or more characters of a class. */
  public FormatPattern some(CharacterClass kind) {
    tokens.add(SearchPattern.ofClass(kind));
    return any(kind);
  }

  /** Goes on with any number of characters of a class, or none. */
  public FormatPattern any(CharacterClass kind) {
    tokens.add(SearchPattern.starOf(kind));
    return this;
  }

  /** The pattern of all that was added. */
  public SearchPattern pattern() {
    return SearchPattern.of(
        tokens.stream().mapToInt(token -> token).toArray(), /* ignoresCase= */ false, List.of());
  }
}
