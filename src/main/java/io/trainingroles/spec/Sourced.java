package io.trainingroles.spec;

import io.trainingroles.finding.Location;
import io.trainingroles.input.PolicySource.Origin;
import io.trainingroles.spec.declaration.PolicyPlaces;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A trust or a grant, and where it is declared.
 *
 * @param value the trust or the grant
 * @param origins where it is declared: in several places if several fields of jobs need it
 * @param <T> {@link io.trainingroles.role.Trust} or {@link io.trainingroles.role.Grant}
 */
record Sourced<T>(T value, Set<Origin> origins) {
  /**
   * Keeps an unchangeable copy, in its order.
   *
   * @throws IllegalArgumentException if it is declared nowhere
   */
  Sourced {
    if (origins.isEmpty()) {
      throw new IllegalArgumentException(value + " has no origin");
    }
    origins = Collections.unmodifiableSet(new LinkedHashSet<>(origins));
  }

  Sourced(T value, Origin origin) {
    this(value, Set.of(origin));
  }

  /** Each value once, with all of its origins. */
  static <T> List<Sourced<T>> merged(List<Sourced<T>> all) {
    Map<T, Set<Origin>> origins = new LinkedHashMap<>();
    all.forEach(
        one ->
            origins
                .computeIfAbsent(one.value(), first -> new LinkedHashSet<>())
                .addAll(one.origins()));
    return origins.entrySet().stream()
        .map(entry -> new Sourced<>(entry.getKey(), entry.getValue()))
        .toList();
  }

  static <T> PolicyPlaces places(Location place, List<Sourced<T>> declarations) {
    return new PolicyPlaces(place, declarations.stream().map(Sourced::origins).toList());
  }

  static <T> List<T> values(List<Sourced<T>> all) {
    return all.stream().map(Sourced::value).toList();
  }
}
