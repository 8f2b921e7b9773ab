package io.trainingroles.access.set;

import io.trainingroles.access.Caller;
import io.trainingroles.access.Policies;
import io.trainingroles.access.PolicyKind;
import io.trainingroles.access.search.RequestBox;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What must be true of a request that is allowed: in one of the ways each layer allows it, each of
 * the layers that limit all ways does too, and no box denies it.
 *
 * @param ways the layers of each way; the first of them grants
 * @param limits the layers of all ways
 * @param denies what is denied whatever allows it
 * @param open what is denied if resource control policies limit services of which AWS does not say
 *     so; either all of it is, or nothing, service by service
 */
public record RequestLayers(
    List<List<PolicyLayer>> ways,
    List<PolicyLayer> limits,
    List<RequestBox> denies,
    List<RequestBox> open) {
  public RequestLayers {
    ways = ways.stream().map(List::copyOf).toList();
    limits = List.copyOf(limits);
    denies = List.copyOf(denies);
    open = List.copyOf(open);
  }

  /** Layers of which each must allow, and none may deny. */
  static RequestLayers ofOneWay(List<PolicyLayer> layers) {
    return new RequestLayers(
        List.of(layers),
        List.of(),
        layers.stream().flatMap(layer -> layer.denies().stream()).toList(),
        List.of());
  }

  /** The layers of all policies, for a caller; the policies say whose the resource is. */
  static RequestLayers of(Caller caller, Policies policies) {
    return new CallerLayers(caller, policies).layers();
  }

  /** The layers of a role whose requests the policies of resources leave to its account. */
  static RequestLayers ofRole(Policies policies) {
    var own = new ArrayList<PolicyLayer>();
    own.add(PolicyLayer.of(PolicyKind.IDENTITY, policies.identityPolicies()));
    if (policies.permissionsBoundary() != null) {
      own.add(
          PolicyLayer.of(PolicyKind.PERMISSIONS_BOUNDARY, List.of(policies.permissionsBoundary())));
    }
    if (!policies.sessionPolicies().isEmpty()) {
      own.add(PolicyLayer.of(PolicyKind.SESSION, policies.sessionPolicies()));
    }
    List<PolicyLayer> serviceControl =
        PolicyLayer.ofLevels(PolicyKind.SERVICE_CONTROL, policies.serviceControlPolicies());
    List<RequestBox> resourceControl =
        PolicyLayer.ofResourceControl(
            policies.resourceControlPolicies(), AccountDecision.UNDER_RESOURCE_CONTROL);
    return new RequestLayers(
        List.of(own),
        serviceControl,
        Stream.concat(
                Stream.of(own, serviceControl)
                    .flatMap(List::stream)
                    .flatMap(layer -> layer.denies().stream()),
                resourceControl.stream())
            .toList(),
        open(policies));
  }

  static List<RequestBox> open(Policies policies) {
    return PolicyLayer.ofResourceControl(
        policies.resourceControlPolicies(), AccountDecision.PERHAPS_UNDER_RESOURCE_CONTROL);
  }

  /** The same, with one thing more that is never allowed. */
  RequestLayers without(RequestBox box) {
    return new RequestLayers(
        ways, limits, Stream.concat(denies.stream(), Stream.of(box)).toList(), open);
  }

  /** All layers of each way. */
  public List<List<PolicyLayer>> wholeWays() {
    return ways.stream().map(way -> Stream.concat(way.stream(), limits.stream()).toList()).toList();
  }

  /**
   * The ways in which nothing allows a request: for each, the layers that do not. None of them is
   * contained in another.
   */
  public List<Set<PolicyLayer>> waysOut() {
    List<Set<PolicyLayer>> out = List.of(Set.of());
    for (List<PolicyLayer> way : ways) {
      var longer = new ArrayList<Set<PolicyLayer>>();
      for (Set<PolicyLayer> chosen : out) {
        for (PolicyLayer layer : way) {
          var more = new LinkedHashSet<>(chosen);
          more.add(layer);
          longer.add(more);
        }
      }
      out = shortest(longer);
    }
    var all = new ArrayList<Set<PolicyLayer>>(out);
    limits.forEach(limit -> all.add(Set.of(limit)));
    return shortest(all);
  }

  private static List<Set<PolicyLayer>> shortest(List<Set<PolicyLayer>> choices) {
    var kept = new ArrayList<Set<PolicyLayer>>();
    for (Set<PolicyLayer> choice : choices) {
      if (kept.stream().noneMatch(choice::containsAll)) {
        kept.removeIf(other -> other.containsAll(choice));
        kept.add(choice);
      }
    }
    return kept;
  }

  Stream<RequestBox> boxes() {
    return Stream.of(
            Stream.concat(ways.stream().flatMap(List::stream), limits.stream())
                .flatMap(layer -> layer.allows().stream()),
            denies.stream(),
            open.stream())
        .flatMap(boxes -> boxes);
  }
}
