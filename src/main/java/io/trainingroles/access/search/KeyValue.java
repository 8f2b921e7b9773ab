package io.trainingroles.access.search;

import io.trainingroles.access.ContextValue;
import io.trainingroles.access.pattern.TextWord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a request says under a condition key, as a search found it. */
sealed interface KeyValue {
  /** Whether it depends on nothing. */
  default boolean isKnown() {
    return words().stream().allMatch(word -> word.unknown().isEmpty());
  }

  private List<TextWord> words() {
    if (this instanceof Single single) {
      return List.of(single.value());
    }
    return this instanceof Multiple several ? several.values() : List.of();
  }

  /** The value, where it depends on nothing; null for none. */
  default @Nullable ContextValue known() {
    if (this instanceof Single single) {
      return ContextValue.of(single.value().text());
    }
    return this instanceof Multiple several
        ? ContextValue.of(several.values().stream().map(TextWord::text).toList())
        : null;
  }

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
