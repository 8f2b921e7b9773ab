package io.trainingroles.access.search;

import io.trainingroles.access.condition.ValueClause;
import java.util.List;

/**
 * What requests may say under a condition key.
 *
 * @param mayBeAbsent whether a request may be without the key
 * @param mayBeThere whether a request may have it
 * @param mayHaveSeveral whether it may have several values, or one in a list
 * @param mayBeEmpty whether the empty text may be a value
 * @param values a value that is not empty meets one of these
 */
public record KeyRange(
    boolean mayBeAbsent,
    boolean mayBeThere,
    boolean mayHaveSeveral,
    boolean mayBeEmpty,
    List<ValueClause> values) {
  /** No request has the key. */
  public static final KeyRange NEVER = new KeyRange(true, false, false, false, List.of());

  /** Keeps an unchangeable copy. */
  public KeyRange {
    values = List.copyOf(values);
  }

  /** Any values or none. */
  public static KeyRange free(boolean mayHaveSeveral) {
    return new KeyRange(true, true, mayHaveSeveral, true, List.of(ValueClause.ANYTHING));
  }

  /** Values of some kind, none of them empty. */
  public static KeyRange of(ValueClause values, boolean mayHaveSeveral) {
    return new KeyRange(true, true, mayHaveSeveral, false, List.of(values));
  }

  /** The same, and each request has the key. */
  public KeyRange always() {
    return new KeyRange(false, true, mayHaveSeveral, mayBeEmpty, values);
  }

  /** Whether every value is as good as another. */
  boolean isFree() {
    return values.equals(List.of(ValueClause.ANYTHING));
  }
}
