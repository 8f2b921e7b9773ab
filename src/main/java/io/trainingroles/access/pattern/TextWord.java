package io.trainingroles.access.pattern;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A text that a search found: characters, and policy variables where the text depends on the
 * request.
 *
 * @param letters characters, or the bitwise complement of an index into {@code variables}
 * @param variables the variables
 */
public record TextWord(List<Integer> letters, List<PatternToken.Variable> variables) {
  public TextWord {
    letters = List.copyOf(letters);
    variables = List.copyOf(variables);
  }

  public static TextWord of(String text) {
    return new TextWord(text.chars().boxed().toList(), List.of());
  }

  /** The variables that the text depends on. */
  public Set<PatternToken.Variable> unknown() {
    var names = new LinkedHashSet<PatternToken.Variable>();
    for (int letter : letters) {
      if (letter < 0) {
        names.add(variables.get(~letter));
      }
    }
    return names;
  }

  /** The text with the variables' values. */
  public String with(Function<PatternToken.Variable, String> values) {
    var text = new StringBuilder();
    for (int letter : letters) {
      if (letter < 0) {
        text.append(values.apply(variables.get(~letter)));
      } else {
        text.append((char) letter);
      }
    }
    return text.toString();
  }

  /** The text, if it depends on nothing. */
  public String text() {
    return with(
        variable -> {
          throw new IllegalStateException("the text depends on " + variable.key());
        });
  }
}
