package io.trainingroles.event.activity;

import io.trainingroles.event.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Events of the role of which nobody knows the action, each once. */
final class UnmappedEvents {
  private static final int MAXIMUM = 1_000;

  private final Map<String, Entry> events = new TreeMap<>();
  private long others;

  private record Entry(String source, String name, String reason, Tally tally) {}

  void add(RecordedEvent event, String reason) {
    String key = event.source() + " " + event.name();
    if (events.size() >= MAXIMUM && !events.containsKey(key)) {
      others++;
      return;
    }
    events
        .computeIfAbsent(key, name -> new Entry(event.source(), event.name(), reason, new Tally()))
        .tally()
        .add(event.time(), List.of());
  }

  List<UnmappedEvent> all() {
    var all = new ArrayList<UnmappedEvent>();
    events
        .values()
        .forEach(
            entry ->
                all.add(
                    new UnmappedEvent(
                        entry.source(), entry.name(), entry.reason(), entry.tally().sightings())));
    return all;
  }

  long others() {
    return others;
  }
}
