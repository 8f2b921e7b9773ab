package io.trainingroles.access.search;

import io.trainingroles.access.pattern.SearchBudget;
import java.util.HashMap;
import java.util.Map;

/** Requests that meet demands in several dimensions, each by itself. */
public final class Region {
  private final Universe universe;
  private final Map<String, Dimension> dimensions;

  /** Shared by all that come from one region, so that each way is worked out once. */
  private final Map<String, Dimension> free;

  private Region(
      Universe universe, Map<String, Dimension> dimensions, Map<String, Dimension> free) {
    this.universe = universe;
    this.dimensions = dimensions;
    this.free = free;
  }

  /** All requests. */
  public static Region all(Universe universe) {
    return new Region(universe, Map.of(), new HashMap<>());
  }

  /** The requests of which the literal holds as well, or does not. */
  public Region and(Literal literal, boolean holds) {
    Dimension before = dimension(literal);
    Dimension after = before.and(literal, holds);
    if (before.equals(after)) {
      return this;
    }
    var next = new HashMap<>(dimensions);
    next.put(literal.dimension(), after);
    return new Region(universe, next, free);
  }

  /** The requests that are in the box as well. */
  public Region and(RequestBox box) {
    Region region = this;
    for (Literal literal : box.literals()) {
      region = region.and(literal, true);
    }
    return region;
  }

  /** Whether none of the requests has the literal hold, or, where it is not to hold, not hold. */
  boolean excludes(Literal literal, boolean holds, SearchBudget budget) {
    return dimension(literal).and(literal, holds).isEmpty(budget);
  }

  public boolean isEmpty(SearchBudget budget) {
    return dimensions.values().stream().anyMatch(dimension -> dimension.isEmpty(budget));
  }

  private Dimension dimension(Literal literal) {
    Dimension known = dimensions.get(literal.dimension());
    return known == null
        ? free.computeIfAbsent(literal.dimension(), name -> Dimension.free(universe))
        : known;
  }

  /** One request, or at least where it would have to be. */
  RequestPoint point(SearchBudget budget) {
    var coordinates = new HashMap<String, Coordinate>();
    dimensions.forEach((name, dimension) -> coordinates.put(name, dimension.coordinate(budget)));
    return new RequestPoint(coordinates);
  }
}
