package io.trainingroles.event.activity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often and when something was seen.
 *
 * @param count the number of records
 * @param first the time of the first; null where none has a time
 * @param last the time of the last; null where none has a time
 * @param resources the resources of the first few, in the order of the records
 */
public record Sightings(
    long count, @Nullable Instant first, @Nullable Instant last, List<String> resources) {
  /** Nothing was seen. */
  public static final Sightings NONE = new Sightings(0, null, null, List.of());

  /** Keeps an unchangeable copy. */
  public Sightings {
    resources = List.copyOf(resources);
  }
}
