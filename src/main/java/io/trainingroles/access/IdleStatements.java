package io.trainingroles.access;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds statements that make no difference: those that allow nothing but what others allow or
 * something denies, and those that deny nothing but what others deny or nothing allows.
 */
final class IdleStatements {
  private final RequestSet set;
  private final SearchLimits limits;

  IdleStatements(RequestSet set, SearchLimits limits) {
    this.set = set;
    this.limits = limits;
  }

  List<PolicyStatement> find() {
    var found = new ArrayList<PolicyStatement>();
    for (int index = 0; index < set.layers().size(); index++) {
      PolicyLayer layer = set.layers().get(index);
      for (RequestBox allow : layer.allows()) {
        if (allowsNothing(allow, index, without(layer.allows(), allow))) {
          found.add(allow.place());
        }
      }
      for (RequestBox deny : layer.denies()) {
        if (deniesNothing(deny)) {
          found.add(deny.place());
        }
      }
    }
    return found;
  }

  private boolean allowsNothing(RequestBox allow, int layer, List<RequestBox> others) {
    WitnessSearch search = search(set.denies());
    if (layer == 0) {
      return search.find(List.of(allow), others) instanceof Answer.None;
    }
    return set.layers().get(0).allows().stream()
        .allMatch(first -> search.find(List.of(first, allow), others) instanceof Answer.None);
  }

  private boolean deniesNothing(RequestBox deny) {
    WitnessSearch search = search(without(set.denies(), deny));
    return set.layers().get(0).allows().stream()
        .allMatch(first -> search.find(List.of(first, deny), List.of()) instanceof Answer.None);
  }

  private WitnessSearch search(List<RequestBox> denies) {
    return new WitnessSearch(set, set, denies, limits, RequestExamples.PLAIN, request -> true);
  }

  private static List<RequestBox> without(List<RequestBox> boxes, RequestBox box) {
    return boxes.stream().filter(other -> !other.place().equals(box.place())).toList();
  }
}
