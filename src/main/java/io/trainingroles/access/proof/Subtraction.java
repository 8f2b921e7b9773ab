package io.trainingroles.access.proof;

import io.trainingroles.access.PolicyStatement;
import io.trainingroles.access.Request;
import io.trainingroles.access.search.Literal;
import io.trainingroles.access.search.RequestBox;
import io.trainingroles.access.set.PolicyLayer;
import io.trainingroles.access.set.RequestSet;
import io.trainingroles.iam.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one set allows and another does not. A request is outside of the other where no statement of
 * one of its layers allows it, or where one of its statements denies it.
 */
final class Subtraction {
  private final RequestSet inside;
  private final RequestSet outside;
  private final AccessChange.Kind kind;
  private final WitnessSearch search;
  private final @Nullable OpenSearch open;
  private final List<AccessChange> changes = new ArrayList<>();
  private final List<Undecided> undecided = new ArrayList<>();
  private final Map<PolicyStatement, AccessChange> undocumented = new LinkedHashMap<>();
  private Strength strength = Strength.EVERY_REQUEST;

  Subtraction(
      RequestSet inside, RequestSet outside, AccessChange.Kind kind, ProofSettings settings) {
    this.inside = inside;
    this.outside = outside;
    this.kind = kind;
    this.search =
        new WitnessSearch(
            inside,
            outside,
            Stream.of(inside.denies(), inside.free(), inside.layers().open())
                .flatMap(List::stream)
                .toList(),
            settings,
            request -> inside.allows(request) && outside.refuses(request));
    this.open = OpenSearch.of(inside, outside, settings);
  }

  List<AccessChange> changes() {
    return changes;
  }

  List<Undecided> undecided() {
    return undecided;
  }

  /** What is so for conceivable requests only. */
  List<AccessChange> undocumented() {
    return List.copyOf(undocumented.values());
  }

  /** For which requests it holds that there are no others than those that were found. */
  Strength strength() {
    return strength;
  }

  /** The first request that is found; none only if there is none at all. */
  Inclusion inclusion() {
    for (Way way : ways()) {
      Answer answer = search.find(way.layers(), way.within(), way.excluded());
      if (answer instanceof Answer.Found found) {
        return new Inclusion.NotIncluded(search.polished(found.witness(), way.within()));
      }
      note(way, answer);
    }
    noteOpen();
    return undecided.isEmpty()
        ? new Inclusion.Included(strength)
        : new Inclusion.Indeterminate(undecided);
  }

  /** All statements that make a difference, each with all ways in which it does. */
  Subtraction all() {
    Map<PolicyStatement, ChangedParts> found = new LinkedHashMap<>();
    for (Way way : ways()) {
      ChangedParts parts = found.get(way.narrowed().place());
      if (parts != null) {
        addMore(parts, way);
        continue;
      }
      Answer answer = search.find(way.layers(), way.within(), way.excluded());
      note(way, answer);
      if (answer instanceof Answer.Found whole) {
        found.put(way.narrowed().place(), changed(way, whole.witness()));
      }
    }
    found.values().forEach(parts -> changes.add(change(parts)));
    found.keySet().forEach(undocumented::remove);
    noteOpen();
    return this;
  }

  /** What depends on whether resource control policies limit a service. */
  private void noteOpen() {
    if (open == null) {
      return;
    }
    for (Way way : ways()) {
      open.ofInside(way.layers(), way.within(), way.excluded()).ifPresent(this::note);
    }
    for (List<PolicyLayer> layers : inside.layers().wholeWays()) {
      for (RequestBox allow : layers.get(0).allows()) {
        open.ofOutside(layers, allow).forEach(this::note);
      }
    }
  }

  private void note(Undecided statement) {
    if (!undecided.contains(statement)) {
      undecided.add(statement);
    }
  }

  private void note(Way way, Answer answer) {
    if (answer instanceof Answer.Open unknown) {
      note(new Undecided(way.narrowed().place(), unknown.reason()));
    } else if (answer instanceof Answer.OnlyConceivable beyond) {
      strength = Strength.DOCUMENTED_REQUESTS;
      if (beyond.witness() != null) {
        Statement statement = way.narrowed().place().statement();
        undocumented.putIfAbsent(
            way.narrowed().place(),
            new AccessChange(
                kind,
                way.cause(),
                way.narrowed().place(),
                statement.action(),
                statement.resource(),
                search.polished(beyond.witness(), way.within()),
                List.of(),
                List.of()));
      }
    }
  }

  /**
   * One way to be inside of a set and outside of another.
   *
   * @param layers the layers of the way to be inside
   * @param cause what puts requests outside
   * @param narrowed the statement that a change is reported for, without what is written on the
   *     other side too
   * @param other the statement that allows, where the first denies
   * @param excluded what requests must not be in
   */
  record Way(
      List<PolicyLayer> layers,
      AccessChange.Cause cause,
      RequestBox narrowed,
      @Nullable RequestBox other,
      List<RequestBox> excluded) {
    List<RequestBox> within() {
      return other == null ? List.of(narrowed) : List.of(narrowed, other);
    }

    Way with(RequestBox box) {
      return new Way(layers, cause, box, other, excluded);
    }
  }

  private List<Way> ways() {
    var ways = new ArrayList<Way>();
    List<List<RequestBox>> waysOut = waysOut();
    for (List<PolicyLayer> layers : inside.layers().wholeWays()) {
      addUnallowed(ways, layers, waysOut);
    }
    for (RequestBox deny : outside.denies()) {
      RequestBox narrowed = PolicyLayer.remainder(deny, inside.denies());
      if (narrowed != null) {
        addDenied(ways, narrowed);
      }
    }
    return ways;
  }

  /** The boxes that allow, for each way in which none of the other set's does. */
  private List<List<RequestBox>> waysOut() {
    return outside.layers().waysOut().stream()
        .map(layers -> layers.stream().flatMap(layer -> layer.allows().stream()).toList())
        .toList();
  }

  private static void addUnallowed(
      List<Way> ways, List<PolicyLayer> layers, List<List<RequestBox>> waysOut) {
    for (RequestBox allow : layers.get(0).allows()) {
      for (List<RequestBox> excluded : waysOut) {
        RequestBox narrowed = PolicyLayer.remainder(allow, excluded);
        if (narrowed != null && !isInside(layers, excluded)) {
          ways.add(new Way(layers, AccessChange.Cause.ALLOW, narrowed, null, excluded));
        }
      }
    }
  }

  private void addDenied(List<Way> ways, RequestBox deny) {
    for (List<PolicyLayer> layers : inside.layers().wholeWays()) {
      for (RequestBox allow : layers.get(0).allows()) {
        ways.add(new Way(layers, AccessChange.Cause.DENY, deny, allow, List.of()));
      }
    }
  }

  /** Whether the boxes contain what one of the layers allows, word for word. */
  private static boolean isInside(List<PolicyLayer> layers, List<RequestBox> boxes) {
    Set<Set<Literal>> allowed = literals(boxes);
    return layers.stream().anyMatch(own -> allowed.containsAll(literals(own.allows())));
  }

  private static Set<Set<Literal>> literals(List<RequestBox> boxes) {
    var literals = new LinkedHashSet<Set<Literal>>();
    boxes.forEach(box -> literals.add(box.literals()));
    return literals;
  }

  /** The actions and resources of a statement for which it makes a difference. */
  private ChangedParts changed(Way way, Request witness) {
    var parts = new ChangedParts(way, witness);
    keepActions(parts, way);
    keepResources(parts, way.with(parts.ofChangedActions(way.narrowed())));
    return parts;
  }

  /** What one more way adds: often nothing, which one search tells. */
  private void addMore(ChangedParts parts, Way way) {
    RequestBox actions = parts.ofOtherActions(way.narrowed());
    if (actions != null && isFound(way.with(actions))) {
      keepActions(parts, way.with(actions));
    }
    RequestBox resources = parts.ofOtherResources(way.narrowed());
    if (resources != null && isFound(way.with(resources))) {
      keepResources(parts, way);
    }
  }

  private void keepActions(ChangedParts parts, Way way) {
    parts
        .otherActions(way.narrowed())
        .forEach(
            (pattern, box) -> witness(way.with(box)).ifPresent(one -> parts.keep(pattern, one)));
  }

  private void keepResources(ChangedParts parts, Way way) {
    parts
        .otherResources(way.narrowed())
        .forEach((pattern, box) -> witness(way.with(box)).ifPresent(one -> parts.keep(pattern)));
  }

  private boolean isFound(Way way) {
    return witness(way).isPresent();
  }

  /** A part of which it is not known is named beside those of which it is. */
  private Optional<Request> witness(Way way) {
    Answer answer = search.find(way.layers(), way.within(), way.excluded());
    if (answer instanceof Answer.Open unknown) {
      note(new Undecided(way.narrowed().place(), unknown.reason()));
    }
    return answer instanceof Answer.Found found ? Optional.of(found.witness()) : Optional.empty();
  }

  private AccessChange change(ChangedParts parts) {
    Way first = parts.way();
    Way narrowed = first.with(parts.ofChangedActions(first.narrowed()));
    PlainWitness plain =
        PlainWitness.of(
            search, narrowed.layers(), narrowed.within(), narrowed.excluded(), parts.witness());
    return new AccessChange(
        kind,
        first.cause(),
        first.narrowed().place(),
        parts.actions(),
        parts.resources(),
        plain.request(),
        outside.absentKeys(plain.request()),
        plain.oddities());
  }
}
