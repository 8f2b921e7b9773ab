package io.trainingroles.event.activity;

import io.trainingroles.access.Truth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Requests that were denied, or are not allowed, each once with the number of its records. */
final class RequestRecords {
  /** As many as are kept apart; a person reads less. */
  private static final int MAXIMUM = 1_000;

  private final Map<Key, Entry> requests = new TreeMap<>();
  private long others;

  private record Key(String action, String resource, String reason) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byAction = action.compareTo(other.action);
      int byResource = byAction != 0 ? byAction : resource.compareTo(other.resource);
      return byResource != 0 ? byResource : reason.compareTo(other.reason);
    }
  }

  private record Entry(Answer answer, Tally tally) {}

  /** What the role as it is given says about a request. */
  record Answer(Truth isAllowed, boolean isDecidedElsewhere, String words) {}

  /** Works out an answer where one is needed. */
  @FunctionalInterface
  interface Decider {
    Answer decide();
  }

  void add(String action, String resource, String reason, @Nullable Instant time, Decider decider) {
    var key = new Key(action, resource, reason);
    Entry entry = requests.get(key);
    if (entry == null) {
      if (requests.size() >= MAXIMUM) {
        others++;
        return;
      }
      entry = new Entry(decider.decide(), new Tally());
      requests.put(key, entry);
    }
    entry.tally().add(time, List.of());
  }

  List<RecordedRequest> all() {
    var all = new ArrayList<RecordedRequest>();
    requests.forEach(
        (key, entry) ->
            all.add(
                new RecordedRequest(
                    key.action(),
                    key.resource(),
                    key.reason(),
                    entry.answer().isAllowed(),
                    entry.answer().isDecidedElsewhere(),
                    entry.answer().words(),
                    entry.tally().sightings())));
    return all;
  }

  /** How many records of further requests there are. */
  long others() {
    return others;
  }
}
