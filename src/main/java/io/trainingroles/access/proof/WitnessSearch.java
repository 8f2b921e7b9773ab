package io.trainingroles.access.proof;

import io.trainingroles.access.Request;
import io.trainingroles.access.condition.ConditionLanguage;
import io.trainingroles.access.condition.ConditionOperator;
import io.trainingroles.access.pattern.SearchBudget;
import io.trainingroles.access.search.BoxSearch;
import io.trainingroles.access.search.Literal;
import io.trainingroles.access.search.Region;
import io.trainingroles.access.search.RequestBox;
import io.trainingroles.access.search.RequestExamples;
import io.trainingroles.access.search.RequestPoint;
import io.trainingroles.access.search.SearchLimits;
import io.trainingroles.access.search.Universe;
import io.trainingroles.access.search.WitnessMaker;
import io.trainingroles.access.set.PolicyLayer;
import io.trainingroles.access.set.RequestSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks for requests that one set allows and that are outside of boxes. Of each further layer of
 * the set (such as a boundary) one box must allow as well.
 */
final class WitnessSearch {
  private final Universe universe;
  private final SearchLimits limits;
  private final SearchBudget total;
  private final WitnessMaker maker;
  private final List<RequestBox> denies;

  /**
   * A search.
   *
   * @param other the set that the first is compared with
   * @param isWitness what the requests that are looked for must be, by the simulator
   */
  WitnessSearch(
      RequestSet inside,
      RequestSet other,
      SearchLimits limits,
      RequestExamples examples,
      Predicate<Request> isWitness) {
    this(inside, other, inside.denies(), limits, examples, isWitness);
  }

  /** The same, with other statements that deny than those of the set. */
  WitnessSearch(
      RequestSet inside,
      RequestSet other,
      List<RequestBox> denies,
      SearchLimits limits,
      RequestExamples examples,
      Predicate<Request> isWitness) {
    inside.checkComparable(other);
    this.limits = limits;
    this.total = new SearchBudget(limits.steps());
    this.denies = denies;
    this.universe =
        new Universe(inside.callers(other), multivalued(inside, other), limits.stepsOfOneSearch());
    this.maker =
        new WitnessMaker(universe.callers().get(0), keys(inside, other), examples, isWitness);
  }

  private static Set<String> multivalued(RequestSet inside, RequestSet other) {
    var keys = new HashSet<>(Universe.MULTIVALUED);
    for (RequestSet set : List.of(inside, other)) {
      languages(set)
          .filter(language -> language.quantifier() != ConditionOperator.Quantifier.NONE)
          .forEach(language -> keys.add(language.key()));
    }
    return keys;
  }

  private static Map<String, String> keys(RequestSet inside, RequestSet other) {
    var keys = new HashMap<String, String>();
    for (RequestSet set : List.of(inside, other)) {
      languages(set)
          .forEach(
              language ->
                  keys.putIfAbsent(
                      language.condition().key().toLowerCase(Locale.ROOT),
                      language.condition().key()));
    }
    return keys;
  }

  private static Stream<ConditionLanguage> languages(RequestSet set) {
    return set.boxes()
        .flatMap(box -> box.literals().stream())
        .filter(Literal.Met.class::isInstance)
        .map(literal -> ((Literal.Met) literal).language());
  }

  /**
   * Looks for one request.
   *
   * @param way the layers of one way of the set to allow requests
   * @param within boxes that it is in; one of them is of the way's first layer and allows
   * @param excluded boxes that it is not in, besides those that deny in the set
   */
  Answer find(List<PolicyLayer> way, List<RequestBox> within, List<RequestBox> excluded) {
    SearchBudget budget = total.part(limits.stepsOfOneStatement());
    Region region = Region.all(universe);
    for (RequestBox box : within) {
      region = region.and(box);
    }
    var outside = new ArrayList<>(denies);
    outside.addAll(excluded);
    if (way.size() > 1) {
      var withoutLimits = new BoxSearch(budget, point -> true);
      if (withoutLimits.search(region, outside) == BoxSearch.Outcome.NONE) {
        return Answer.NONE;
      }
    }
    return new Layers(way, budget, outside).find(region, 1);
  }

  /** One search, through all ways in which the further layers can allow. */
  private final class Layers {
    private final List<PolicyLayer> way;
    private final SearchBudget budget;
    private final List<RequestBox> outside;
    private @Nullable Request witness;

    Layers(List<PolicyLayer> way, SearchBudget budget, List<RequestBox> outside) {
      this.way = way;
      this.budget = budget;
      this.outside = outside;
    }

    Answer find(Region region, int layer) {
      if (layer >= way.size()) {
        return search(region);
      }
      Answer answer = Answer.NONE;
      for (RequestBox box : way.get(layer).allows()) {
        Region narrowed = region.and(box);
        Answer found = narrowed.isEmpty(budget) ? Answer.NONE : find(narrowed, layer + 1);
        if (found instanceof Answer.Found) {
          return found;
        }
        answer = found instanceof Answer.None ? answer : found;
      }
      return answer;
    }

    private Answer search(Region region) {
      var search = new BoxSearch(budget, this::confirm);
      return switch (search.search(region, outside)) {
        case NONE -> Answer.NONE;
        case UNDECIDED ->
            new Answer.Open(
                budget.spend() ? Undecided.Reason.NOT_CONFIRMED : Undecided.Reason.LIMIT);
        case FOUND -> new Answer.Found(Objects.requireNonNull(witness));
      };
    }

    private boolean confirm(RequestPoint point) {
      witness = maker.make(point);
      return witness != null;
    }
  }

  /** The same witness with likelier texts, for people to read. */
  Request polished(Request witness, List<RequestBox> within) {
    var actions = new LinkedHashSet<String>();
    var resources = new LinkedHashSet<String>();
    for (RequestBox box : within) {
      actions.addAll(StatementTexts.actions(box));
      resources.addAll(StatementTexts.resources(box));
    }
    return maker.polished(witness, actions, resources);
  }
}
