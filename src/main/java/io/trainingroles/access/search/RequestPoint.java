package io.trainingroles.access.search;

import io.trainingroles.access.Caller;
import io.trainingroles.access.pattern.TextWord;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request as a search found it: where it is in each dimension that somebody asked about.
 *
 * @param coordinates by the names of the dimensions
 */
public record RequestPoint(Map<String, Coordinate> coordinates) {
  public RequestPoint {
    coordinates = Map.copyOf(coordinates);
  }

  boolean isUndecided() {
    return coordinates.containsValue(Coordinate.UNDECIDED);
  }

  @Nullable TextWord text(String dimension) {
    return coordinates.get(dimension) instanceof Coordinate.Text text ? text.word() : null;
  }

  @Nullable Caller caller() {
    return coordinates.get(Literal.Principals.DIMENSION) instanceof Coordinate.Who who
        ? who.caller()
        : null;
  }
}
