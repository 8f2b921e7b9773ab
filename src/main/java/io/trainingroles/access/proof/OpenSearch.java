package io.trainingroles.access.proof;

import io.trainingroles.access.Request;
import io.trainingroles.access.search.RequestBox;
import io.trainingroles.access.set.PolicyLayer;
import io.trainingroles.access.set.RequestSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks for requests that resource control policies deny if they limit a service of which AWS does
 * not say so. Whether they do is the same for both sets.
 */
final class OpenSearch {
  private final RequestSet inside;
  private final RequestSet outside;
  private final WitnessSearch deniedInside;
  private final WitnessSearch deniedOutside;

  private OpenSearch(RequestSet inside, RequestSet outside, ProofSettings settings) {
    this.inside = inside;
    this.outside = outside;
    this.deniedInside =
        search(settings, request -> inside.isOpen(request) && outside.refuses(request));
    this.deniedOutside =
        search(settings, request -> inside.allows(request) && outside.isOpen(request));
  }

  /** A search; null where nothing is open. */
  static @Nullable OpenSearch of(RequestSet inside, RequestSet outside, ProofSettings settings) {
    return inside.layers().open().isEmpty() && outside.layers().open().isEmpty()
        ? null
        : new OpenSearch(inside, outside, settings);
  }

  private WitnessSearch search(ProofSettings settings, Predicate<Request> isWitness) {
    return new WitnessSearch(
        inside,
        outside,
        Stream.concat(inside.denies().stream(), inside.free().stream()).toList(),
        settings,
        isWitness);
  }

  /** What the inner set may deny, of requests that the outer does not allow. */
  Optional<Undecided> ofInside(
      List<PolicyLayer> way, List<RequestBox> within, List<RequestBox> excluded) {
    for (RequestBox deny : inside.layers().open()) {
      var boxes = new ArrayList<>(within);
      boxes.add(deny);
      Optional<Undecided> found = undecided(deny, deniedInside.find(way, boxes, excluded));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** What the outer set may deny, of requests that the inner allows. */
  List<Undecided> ofOutside(List<PolicyLayer> way, RequestBox allow) {
    return outside.layers().open().stream()
        .flatMap(
            deny ->
                Stream.ofNullable(PolicyLayer.remainder(deny, inside.layers().open()))
                    .map(
                        narrowed ->
                            deniedOutside.find(
                                way, List.of(allow, narrowed), inside.layers().open()))
                    .flatMap(answer -> undecided(deny, answer).stream()))
        .toList();
  }

  /** What an answer about requests that a statement may deny leaves open. */
  static Optional<Undecided> undecided(RequestBox deny, Answer answer) {
    if (answer instanceof Answer.Open open) {
      return Optional.of(new Undecided(deny.place(), open.reason()));
    }
    return answer instanceof Answer.Found
        ? Optional.of(new Undecided(deny.place(), Undecided.Reason.SERVICE_NOT_LISTED))
        : Optional.empty();
  }
}
