package io.trainingroles.access.search;

import io.trainingroles.access.ContextValue;
import io.trainingroles.access.Request;
import io.trainingroles.access.condition.ValueClause;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Requests of one action whose other parts can be chosen each by itself.
 *
 * @param action in lower case; where the action is not known, what the documents write for it, with
 *     wildcards
 * @param name the action as it is spelt
 * @param isKnown whether it is one action that is known
 * @param resources the resources that its requests can have; null for any
 * @param keys what its requests may say under the condition keys that were asked about
 */
public record RequestKind(
    String action,
    String name,
    boolean isKnown,
    Literal.@Nullable Resource resources,
    Map<String, KeyRange> keys) {
  /** Keeps an unchangeable copy. */
  public RequestKind {
    keys = Map.copyOf(keys);
  }

  /** Whether a request is one of these, as far as anything was asked about it. */
  public boolean has(Request request) {
    return hasResource(request.resource())
        && keys.entrySet().stream()
            .allMatch(key -> allows(key.getValue(), request.context().ofLowerCase(key.getKey())));
  }

  private boolean hasResource(String resource) {
    return resources == null
        || resources.patterns().stream().anyMatch(pattern -> pattern.matches(resource));
  }

  private static boolean allows(KeyRange range, @Nullable ContextValue value) {
    if (value instanceof ContextValue.Single single) {
      return range.mayBeThere() && allows(range, single.value());
    } else if (value instanceof ContextValue.Multiple several && !several.values().isEmpty()) {
      return range.mayBeThere()
          && range.mayHaveSeveral()
          && several.values().stream().allMatch(each -> allows(range, each));
    }
    return range.mayBeAbsent();
  }

  private static boolean allows(KeyRange range, String text) {
    return text.isEmpty()
        ? range.mayBeEmpty()
        : range.values().stream().anyMatch(clause -> ValueClause.accepts(clause, text));
  }
}
