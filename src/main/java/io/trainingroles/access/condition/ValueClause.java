package io.trainingroles.access.condition;

import io.trainingroles.access.pattern.SearchPattern;
import java.util.List;

/** What must hold for one value of a condition key. */
public sealed interface ValueClause {
  /** Every value. */
  ValueClause ANYTHING = new Text(List.of(), List.of());

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
