package io.trainingroles.access.search;

import io.trainingroles.access.pattern.TextWord;
import java.util.List;

/** What a request says under a condition key, as a search found it. */
sealed interface KeyValue {
  /** The request does not have the key. */
  record Absent() implements KeyValue {}

  /** One value. */
  record Single(TextWord value) implements KeyValue {}

  /** Several values, or one in a list. */
  record Multiple(List<TextWord> values) implements KeyValue {
    /** Keeps an unchangeable copy. */
    public Multiple {
      values = List.copyOf(values);
    }
  }
}
