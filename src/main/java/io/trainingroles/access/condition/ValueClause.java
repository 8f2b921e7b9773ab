package io.trainingroles.access.condition;

import io.trainingroles.access.pattern.SearchPattern;
import java.math.BigDecimal;
import java.util.List;

/** What must hold for one value of a condition key. */
public sealed interface ValueClause {
  /** Every value. */
  ValueClause ANYTHING = new Text(List.of(), List.of());

  /** The texts that one of some patterns matches. */
  static ValueClause in(List<SearchPattern> union) {
    return Text.in(union);
  }

  /** All values of a type. */
  static ValueClause of(ValueOrder order) {
    return new InOrder(order, order.all());
  }

  /** Whether a text, written without variables, meets the clause. */
  static boolean accepts(ValueClause clause, String text) {
    if (clause instanceof Text patterns) {
      return patterns.required().stream()
              .allMatch(union -> union.stream().anyMatch(pattern -> pattern.matches(text)))
          && patterns.excluded().stream().noneMatch(pattern -> pattern.matches(text));
    } else if (clause instanceof InOrder in) {
      BigDecimal value = in.order().read(text);
      return value != null && in.values().contains(value);
    }
    return clause instanceof NotOfOrder not && not.order().read(text) == null;
  }

  /**
   * The text matches one pattern of each union, and none of the excluded.
   *
   * @param required the unions
   * @param excluded the patterns that may not match
   */
  record Text(List<List<SearchPattern>> required, List<SearchPattern> excluded)
      implements ValueClause {
    static Text in(List<SearchPattern> union) {
      return new Text(List.of(union), List.of());
    }

    static Text outside(List<SearchPattern> union) {
      return new Text(List.of(), union);
    }
  }

  /** The text is a value of this type, among these. */
  record InOrder(ValueOrder order, IntervalSet values) implements ValueClause {}

  /** The text is no value of this type. */
  record NotOfOrder(ValueOrder order) implements ValueClause {}
}
