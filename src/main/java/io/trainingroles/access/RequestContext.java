package io.trainingroles.access;

import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The condition keys of a request, and nothing that is not given: a key that is not here is not in
 * the request, even one that AWS would put into each. Case has no meaning in keys, those of tags
 * included. See <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html#AccessPolicyLanguage_RequestContext">The
 * request context</a>.
 */
public final class RequestContext {
  /** A context without keys. */
  public static final RequestContext EMPTY = new RequestContext(Map.of());

  private final SortedMap<String, ContextValue> asGiven;
  private final Map<String, ContextValue> byLowerCase;

  private RequestContext(Map<String, ContextValue> values) {
    asGiven = new TreeMap<>(values);
    byLowerCase = new HashMap<>();
    asGiven.forEach(this::put);
  }

  private void put(String key, ContextValue value) {
    if (key.isEmpty()) {
      throw new IllegalArgumentException("a condition key is not empty");
    }
    String lower = key.toLowerCase(Locale.ROOT);
    boolean isEmpty = value instanceof ContextValue.Multiple several && several.values().isEmpty();
    if (!isEmpty && byLowerCase.putIfAbsent(lower, value) != null) {
      throw new IllegalArgumentException("the condition key " + key + " is defined twice");
    }
  }

  /**
   * A context with these keys.
   *
   * @param values the value of each key, such as {@code aws:SourceIp}
   * @return the context
   * @throws IllegalArgumentException if a key is empty, or two differ in case only
   */
  public static RequestContext of(Map<String, ContextValue> values) {
    return values.isEmpty() ? EMPTY : new RequestContext(values);
  }

  /**
   * What the request says under a key.
   *
   * @param key the key, in any case
   * @return the value; nothing where the key is not in the request, or has no values
   */
  public Optional<ContextValue> get(String key) {
    return Optional.ofNullable(byLowerCase.get(key.toLowerCase(Locale.ROOT)));
  }

  /** The same for a key in lower case, without an allocation. */
  public @Nullable ContextValue ofLowerCase(String key) {
    return byLowerCase.get(key);
  }

  /**
   * The keys and values as they were given.
   *
   * @return sorted by key
   */
  public SortedMap<String, ContextValue> values() {
    return Collections.unmodifiableSortedMap(asGiven);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RequestContext context && byLowerCase.equals(context.byLowerCase);
  }

  @Override
  public int hashCode() {
    return byLowerCase.hashCode();
  }

  @Override
  public String toString() {
    return asGiven.toString();
  }
}
