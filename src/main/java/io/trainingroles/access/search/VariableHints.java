package io.trainingroles.access.search;

import io.trainingroles.access.condition.ValueClause;
import io.trainingroles.access.pattern.SearchPattern;
import io.trainingroles.access.pattern.TextWord;
import io.trainingroles.access.pattern.VariableValues;
import io.trainingroles.access.pattern.WordValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What policy variables may be so that a point is in some boxes: a search finds a text for a
 * pattern with a variable, or a text with a variable for a pattern, and either tells what the
 * variable has to be.
 */
public final class VariableHints {
  /** No hints. */
  public static final VariableHints NONE = new VariableHints(Map.of());

  private final Map<String, Set<SearchPattern>> patterns;

  private VariableHints(Map<String, Set<SearchPattern>> patterns) {
    this.patterns = patterns;
  }

  /** The hints of some boxes, those first that say more. */
  public static VariableHints of(Stream<RequestBox> boxes) {
    var patterns = new LinkedHashMap<String, Set<SearchPattern>>();
    List<RequestBox> all = boxes.toList();
    if (all.stream().noneMatch(RequestBox::hasVariables)) {
      return NONE;
    }
    all.stream()
        .flatMap(box -> box.literals().stream())
        .forEach(
            literal -> {
              List<SearchPattern> found = patterns(literal);
              if (!found.isEmpty()) {
                patterns
                    .computeIfAbsent(literal.dimension(), name -> new LinkedHashSet<>())
                    .addAll(found);
              }
            });
    return patterns.isEmpty() ? NONE : new VariableHints(patterns);
  }

  private static List<SearchPattern> patterns(Literal literal) {
    if (literal instanceof Literal.Resource resource && !resource.negated()) {
      return List.copyOf(resource.patterns());
    } else if (literal instanceof Literal.Met met) {
      return met.language().language().accepted().stream()
          .filter(ValueClause.Text.class::isInstance)
          .flatMap(clause -> ((ValueClause.Text) clause).required().stream())
          .flatMap(List::stream)
          .toList();
    }
    return List.of();
  }

  /**
   * Values by which the texts of a point match the patterns.
   *
   * @return the values by the keys of the variables, in lower case
   */
  Map<String, String> at(RequestPoint point) {
    var values = new LinkedHashMap<String, String>();
    patterns.forEach(
        (dimension, group) -> {
          for (TextWord word : words(point.coordinates().get(dimension))) {
            group.forEach(pattern -> values(word, pattern).forEach(values::putIfAbsent));
          }
        });
    return values;
  }

  private static Map<String, String> values(TextWord word, SearchPattern pattern) {
    boolean isText = word.unknown().isEmpty();
    if (isText == pattern.keys().isEmpty()) {
      return Map.of();
    }
    return isText ? VariableValues.of(pattern, word.text()) : WordValues.of(word, pattern);
  }

  private static List<TextWord> words(@Nullable Coordinate coordinate) {
    var words = new ArrayList<TextWord>();
    if (coordinate instanceof Coordinate.Text text) {
      words.add(text.word());
    } else if (coordinate instanceof Coordinate.Key key) {
      if (key.value() instanceof KeyValue.Single single) {
        words.add(single.value());
      } else if (key.value() instanceof KeyValue.Multiple several) {
        words.addAll(several.values());
      }
    }
    return words;
  }
}
