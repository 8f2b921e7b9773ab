package io.trainingroles.event.activity;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts sightings; takes the same memory however many there are. */
final class Tally {
  /** As many resources as are shown. */
  private static final int EXAMPLES = 5;

  private final Set<String> resources = new LinkedHashSet<>();
  private long count;
  private @Nullable Instant first;
  private @Nullable Instant last;

  void add(@Nullable Instant time, List<String> seen) {
    count++;
    if (time != null) {
      first = first == null || time.isBefore(first) ? time : first;
      last = last == null || time.isAfter(last) ? time : last;
    }
    for (String resource : seen) {
      if (resources.size() < EXAMPLES) {
        resources.add(resource);
      }
    }
  }

  long count() {
    return count;
  }

  Sightings sightings() {
    return new Sightings(count, first, last, List.copyOf(resources));
  }
}
