package io.trainingroles.access.proof;

import io.trainingroles.access.Caller;
import io.trainingroles.access.Request;
import io.trainingroles.access.pattern.SearchBudget;
import io.trainingroles.access.pattern.SearchPattern;
import io.trainingroles.access.search.BoxSearch;
import io.trainingroles.access.search.DistinctKinds;
import io.trainingroles.access.search.KeyRange;
import io.trainingroles.access.search.Literal;
import io.trainingroles.access.search.RangedVariables;
import io.trainingroles.access.search.Region;
import io.trainingroles.access.search.RequestBox;
import io.trainingroles.access.search.RequestExamples;
import io.trainingroles.access.search.RequestKind;
import io.trainingroles.access.search.RequestSpace;
import io.trainingroles.access.search.SearchLimits;
import io.trainingroles.access.search.Universe;
import io.trainingroles.access.search.VariableHints;
import io.trainingroles.access.search.WitnessMaker;
import io.trainingroles.access.set.PolicyLayer;
import io.trainingroles.access.set.RequestSet;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.PolicyVersion;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks for requests that one set allows and that are outside of boxes. Of each further layer of
 * the set (such as a boundary) one box must allow as well.
 */
final class WitnessSearch {
  /** So many statements are read while an automaton takes a step. */
  private static final int BOXES_OF_A_STEP = 4;

  private final RequestSet inside;
  private final RequestSet other;
  private final Universe universe;
  private final SearchLimits limits;
  private final SearchBudget total;
  private final RequestExamples examples;
  private final @Nullable DocumentedKinds documented;
  private final Predicate<Request> isWitness;
  private final Map<String, String> keys;
  private final WitnessMaker maker;
  private final List<RequestBox> denies;
  private final SearchMemory memory;

  /**
   * A search.
   *
   * @param other the set that the first is compared with
   * @param settings how long it may look, and among which requests
   * @param isWitness what the requests that are looked for must be, by the simulator
   */
  WitnessSearch(
      RequestSet inside, RequestSet other, ProofSettings settings, Predicate<Request> isWitness) {
    this(inside, other, inside.denies(), settings, isWitness);
  }

  /** The same, with other statements that deny than those of the set. */
  WitnessSearch(
      RequestSet inside,
      RequestSet other,
      List<RequestBox> denies,
      ProofSettings settings,
      Predicate<Request> isWitness) {
    inside.checkComparable(other);
    this.inside = inside;
    this.other = other;
    this.limits = settings.limits();
    this.total = settings.budgetOfOneQuestion();
    this.examples = settings.examples();
    this.denies = denies;
    this.isWitness = isWitness;
    this.memory = settings.memoryOfOneQuestion();
    AskedKeys asked = memory.keys(inside, other);
    this.universe =
        new Universe(asked.callers(), asked.multivalued(), Map.of(), limits.stepsOfOneSearch());
    this.keys = asked.names();
    this.documented =
        settings.space() == null
            ? null
            : new DocumentedKinds(settings.space(), inside, other, asked, memory, total);
    this.maker = new WitnessMaker(universe.callers().get(0), false, keys, examples, isWitness);
  }

  /**
   * Looks for one request.
   *
   * @param way the layers of one way of the set to allow requests
   * @param within boxes that it is in; one of them is of the way's first layer and allows
   * @param excluded boxes that it is not in, besides those that deny in the set
   */
  Answer find(List<PolicyLayer> way, List<RequestBox> within, List<RequestBox> excluded) {
    var outside = new ArrayList<>(denies);
    outside.addAll(excluded);
    total.spend(stepsToRead(way, outside));
    Answer answer = Answer.NONE;
    for (KnownValues.Case one :
        KnownValues.cases(new KnownValues.Case(way, within, outside), universe.multivalued())) {
      Answer found = findOrTry(one);
      if (found instanceof Answer.Found) {
        return found;
      }
      answer = found instanceof Answer.None || answer instanceof Answer.Open ? answer : found;
    }
    return answer;
  }

  /** What it costs to read the statements of a question, whatever is found. */
  private static long stepsToRead(List<PolicyLayer> way, List<RequestBox> outside) {
    long boxes = outside.size();
    for (PolicyLayer layer : way) {
      boxes += layer.allows().size();
    }
    return 1 + boxes / BOXES_OF_A_STEP;
  }

  /** Where it is not known for variables of any value, likely values may show a request. */
  private Answer findOrTry(KnownValues.Case one) {
    Answer answer = findOne(one.way(), one.within(), one.outside());
    if (answer instanceof Answer.Open) {
      for (KnownValues.Case trial : KnownValues.trials(one, universe.multivalued(), examples)) {
        Answer found = findOne(trial.way(), trial.within(), trial.outside());
        if (found instanceof Answer.Found) {
          return found;
        }
      }
    }
    return answer;
  }

  private Answer findOne(List<PolicyLayer> way, List<RequestBox> within, List<RequestBox> outside) {
    Answer answer = findConceivable(way, within, outside);
    return documented == null || answer instanceof Answer.None
        ? answer
        : new DocumentedSearch(documented, answer).find(way, within, outside);
  }

  private Answer findConceivable(
      List<PolicyLayer> way, List<RequestBox> within, List<RequestBox> outside) {
    SearchBudget budget = total.part(limits.stepsOfOneStatement());
    Region region = Region.all(universe);
    for (RequestBox box : within) {
      region = region.and(box);
    }
    if (way.size() > 1) {
      var withoutLimits = new BoxSearch(budget, point -> true);
      if (withoutLimits.search(region, outside) == BoxSearch.Outcome.NONE) {
        return Answer.NONE;
      }
    }
    VariableHints hints = hints(way, within);
    return new LayeredSearch(way, budget, outside, point -> maker.make(point, hints))
        .find(region, 1);
  }

  /** Looks among the requests that are documented, where conceivable ones were found. */
  private final class DocumentedSearch {
    private final DocumentedKinds documented;
    private final Answer conceivable;
    private final SearchBudget budget = total.part(limits.stepsOfOneStatement());

    DocumentedSearch(DocumentedKinds documented, Answer conceivable) {
      this.documented = documented;
      this.conceivable = conceivable;
    }

    Answer find(List<PolicyLayer> way, List<RequestBox> within, List<RequestBox> outside) {
      if (conceivable instanceof Answer.Found found && documented.has(found.witness())) {
        return conceivable;
      }
      Answer answer = new Answer.OnlyConceivable(witness());
      for (Caller caller : universe.callers()) {
        DistinctKinds kinds =
            documented.distinct(within.stream().map(RequestBox::action).toList(), caller);
        int number = 0;
        RequestKind kind = kinds.get(number, budget);
        while (kind != null) {
          Answer found = find(way, within, outside, caller, kind);
          if (found instanceof Answer.Found) {
            return found;
          }
          answer = found instanceof Answer.Open ? found : answer;
          kind = kinds.get(++number, budget);
        }
        if (budget.isSpent()) {
          return new Answer.Open(Undecided.Reason.LIMIT);
        }
      }
      return answer;
    }

    private @Nullable Request witness() {
      return conceivable instanceof Answer.Found found ? found.witness() : null;
    }

    private final Set<List<Object>> seen = new HashSet<>();
    private final IdentityHashMap<Set<SearchPattern>, Boolean> possible = new IdentityHashMap<>();

    private Answer find(
        List<PolicyLayer> way,
        List<RequestBox> within,
        List<RequestBox> outside,
        Caller caller,
        RequestKind kind) {
      if (!mayHaveResource(kind, within)) {
        return Answer.NONE;
      }
      budget.spend(stepsToRead(way, outside));
      var variables = new RangedVariables(kind.keys());
      List<RequestBox> inside = new ArrayList<>();
      for (RequestBox box : within) {
        if (kind.isKnown() && !holds(box, kind)) {
          return Answer.NONE;
        }
        inside.add(variables.known(stripped(box, kind)));
      }
      if (variables.haveForms(inside)
          && region(kind, caller, inside.stream().map(variables::widened).toList())
              .isEmpty(budget)) {
        return Answer.NONE;
      }
      var signature = new ArrayList<Object>();
      List<RequestBox> left =
          about(kind, outside, signature).stream().map(variables::known).toList();
      var layers = new ArrayList<PolicyLayer>();
      for (PolicyLayer layer : way) {
        List<RequestBox> allows =
            about(kind, layer.allows(), signature).stream().map(variables::known).toList();
        layers.add(new PolicyLayer(allows, List.of(), layer.isGiven()));
      }
      signature.add(caller);
      signature.add(kind.keys());
      signature.add(kind.resources() == null ? kind.action() : kind.resources());
      if (!seen.add(signature)) {
        return Answer.NONE;
      }
      Region region = region(kind, caller, inside);
      if (region.isEmpty(budget)) {
        return Answer.NONE;
      }
      var made =
          new WitnessMaker(
              caller,
              WitnessSearch.this.inside.likeness(caller, other)
                  == RequestSpace.Likeness.OF_ITS_ACCOUNT,
              keys,
              examples,
              isWitness.and(kind::has));
      VariableHints hints = hints(layers, inside);
      return new LayeredSearch(layers, budget, left, point -> made.make(point, kind.name(), hints))
          .find(region, 1);
    }

    private Region region(RequestKind kind, Caller caller, List<RequestBox> inside) {
      var some =
          new Universe(
              List.of(caller), universe.multivalued(), kind.keys(), limits.stepsOfOneSearch());
      Region region = Region.all(some);
      if (kind.resources() != null) {
        region = region.and(kind.resources(), true);
      }
      if (!kind.isKnown()) {
        region =
            region.and(new Literal.Action(Set.of(SearchPattern.glob(kind.action())), false), true);
      }
      for (Map.Entry<String, KeyRange> key : kind.keys().entrySet()) {
        if (!key.getValue().mayBeAbsent()) {
          region = region.and(isThere(key.getKey()), true);
        }
      }
      for (RequestBox box : inside) {
        region = region.and(box);
      }
      return region;
    }

    private Literal isThere(String key) {
      return Literal.Met.of(Condition.of("Null", key, "false"), PolicyVersion.V2012_10_17);
    }

    /** Whether a resource of the kind can be in the boxes: kinds share their sets of resources. */
    private boolean mayHaveResource(RequestKind kind, List<RequestBox> within) {
      Literal.Resource resources = kind.resources();
      return resources == null
          || possible.computeIfAbsent(
              resources.patterns(),
              patterns -> {
                Region region = Region.all(universe).and(resources, true);
                for (RequestBox box : within) {
                  for (Literal literal : box.literals()) {
                    region =
                        literal instanceof Literal.Resource ? region.and(literal, true) : region;
                  }
                }
                return !region.isEmpty(budget);
              });
    }

    /** The boxes that the kind's action is in; which these are goes into the signature. */
    private List<RequestBox> about(
        RequestKind kind, List<RequestBox> boxes, List<Object> signature) {
      var found = new ArrayList<RequestBox>();
      var numbers = new BitSet();
      for (int index = 0; index < boxes.size(); index++) {
        if (!kind.isKnown() || holds(boxes.get(index), kind)) {
          numbers.set(index);
          found.add(stripped(boxes.get(index), kind));
        }
      }
      signature.add(numbers);
      return found;
    }

    private RequestBox stripped(RequestBox box, RequestKind kind) {
      return kind.isKnown() ? box.withoutAction() : box;
    }

    private boolean holds(RequestBox box, RequestKind kind) {
      for (Literal literal : box.literals()) {
        if (literal instanceof Literal.Action action
            && !memory.actions(action).has(kind.action())) {
          return false;
        }
      }
      return true;
    }
  }

  private static VariableHints hints(List<PolicyLayer> way, List<RequestBox> within) {
    return VariableHints.of(
        Stream.concat(
            within.stream(), way.stream().skip(1).flatMap(layer -> layer.allows().stream())));
  }

  /** Whether no action that is documented is the request's; false where none are given. */
  boolean isUnknown(Request request) {
    return documented != null && !documented.hasAction(request.action());
  }

  /** Whether a request is one that is documented; true where the documented ones are not given. */
  private boolean isDocumented(Request request) {
    return documented == null || documented.has(request);
  }

  /** The same witness with likelier texts, for people to read. */
  Request polished(Request witness, List<RequestBox> within) {
    var actions = new LinkedHashSet<String>();
    var resources = new LinkedHashSet<String>();
    for (RequestBox box : within) {
      actions.addAll(StatementTexts.actions(box));
      resources.addAll(StatementTexts.resources(box));
    }
    var likely =
        new WitnessMaker(
            witness.caller(),
            false,
            keys,
            examples,
            request -> isWitness.test(request) && isDocumented(request));
    boolean isDocumented = documented != null && documented.has(witness);
    return (isDocumented ? likely : maker).polished(witness, actions, resources);
  }
}
