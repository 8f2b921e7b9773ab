package io.trainingroles.access.proof;

import io.trainingroles.access.PolicyStatement;
import io.trainingroles.access.pattern.SearchBudget;
import io.trainingroles.access.search.RequestBox;
import io.trainingroles.access.search.RequestExamples;
import io.trainingroles.access.search.SearchLimits;
import io.trainingroles.access.set.PolicyLayer;
import io.trainingroles.access.set.RequestSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds statements that make no difference: those that allow nothing but what others allow or
 * something denies, and those that deny nothing but what others deny or nothing allows.
 */
final class IdleStatements {
  private final RequestSet set;
  private final ProofSettings settings;

  IdleStatements(RequestSet set, SearchLimits limits) {
    this.set = set;
    this.settings =
        new ProofSettings(limits, RequestExamples.PLAIN, null, null, false, null)
            .within(new SearchBudget(limits.steps()));
  }

  List<PolicyStatement> find() {
    Set<PolicyStatement> found = new LinkedHashSet<>();
    Set<PolicyStatement> needed = new HashSet<>();
    for (List<PolicyLayer> way : set.layers().wholeWays()) {
      for (PolicyLayer layer : way) {
        for (RequestBox allow : layer.isGiven() ? layer.allows() : List.<RequestBox>of()) {
          boolean isIdle = allowsNothing(allow, way, layer);
          (isIdle ? found : needed).add(allow.place());
        }
      }
    }
    for (RequestBox deny : set.denies()) {
      if (deniesNothing(deny)) {
        found.add(deny.place());
      }
    }
    found.removeAll(needed);
    return List.copyOf(found);
  }

  private boolean allowsNothing(RequestBox allow, List<PolicyLayer> way, PolicyLayer layer) {
    WitnessSearch search = search(set.denies());
    List<RequestBox> others = without(layer.allows(), allow);
    if (layer.equals(way.get(0))) {
      return search.find(way, List.of(allow), others) instanceof Answer.None;
    }
    return way.get(0).allows().stream()
        .allMatch(first -> search.find(way, List.of(first, allow), others) instanceof Answer.None);
  }

  private boolean deniesNothing(RequestBox deny) {
    WitnessSearch search = search(without(set.denies(), deny));
    return set.layers().wholeWays().stream().allMatch(way -> deniesNothing(deny, way, search));
  }

  private static boolean deniesNothing(
      RequestBox deny, List<PolicyLayer> way, WitnessSearch search) {
    return way.get(0).allows().stream()
        .allMatch(
            first -> search.find(way, List.of(first, deny), List.of()) instanceof Answer.None);
  }

  private WitnessSearch search(List<RequestBox> denies) {
    return new WitnessSearch(set, set, joined(denies, set.free()), settings, request -> true);
  }

  private static List<RequestBox> joined(List<RequestBox> some, List<RequestBox> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  private static List<RequestBox> without(List<RequestBox> boxes, RequestBox box) {
    return boxes.stream().filter(other -> !other.place().equals(box.place())).toList();
  }
}
