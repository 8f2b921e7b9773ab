package io.trainingroles.access.proof;

import io.trainingroles.access.PolicyStatement;
import io.trainingroles.access.Request;
import io.trainingroles.access.decision.Decision;
import io.trainingroles.access.decision.Simulator;
import io.trainingroles.access.pattern.SearchBudget;
import io.trainingroles.access.search.RequestBox;
import io.trainingroles.access.search.RequestExamples;
import io.trainingroles.access.search.RequestSpace;
import io.trainingroles.access.search.SearchLimits;
import io.trainingroles.access.set.AccessPattern;
import io.trainingroles.access.set.PolicyLayer;
import io.trainingroles.access.set.RequestSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Answers questions about all requests at once. An answer that something is so for all of them is
 * proved; an answer that it is not comes with a request that the simulator confirms; and where
 * neither can be had, the answer says so and names the statements.
 *
 * <p>A set of requests is what some statements match and no others: a conjunction, for each
 * statement, of what it asks of the action, the resource, the caller and each condition key. A
 * search looks for a point that is in some of these and in none of others, one dimension at a time.
 * Patterns are compared as automata that are made while they are walked.
 */
public final class AccessProver {
  private final ProofSettings settings;

  private AccessProver(ProofSettings settings) {
    this.settings = settings;
  }

  /**
   * A prover for all conceivable requests.
   *
   * @param limits how long it may look
   * @param examples what requests look like
   */
  public AccessProver(SearchLimits limits, RequestExamples examples) {
    this(new ProofSettings(limits, examples, null, null, false, null));
  }

  /**
   * A prover whose answers hold for every conceivable request where that can be proved, and else
   * for those that are documented; each says which. What it finds is documented.
   *
   * @param limits how long it may look
   * @param examples what requests look like
   * @param space the requests that are documented
   */
  public AccessProver(SearchLimits limits, RequestExamples examples, RequestSpace space) {
    this(new ProofSettings(limits, examples, Objects.requireNonNull(space), null, false, null));
  }

  /**
   * The same prover for many questions about one role: together they may cost what otherwise each
   * may, so that the whole ends, whatever the policies are. The answers to the same questions in
   * the same order are the same on each machine. For one thread.
   *
   * @return a prover with a budget of its own
   */
  public AccessProver ofOneRole() {
    return new AccessProver(
        new ProofSettings(
            settings.limits(),
            settings.examples(),
            settings.space(),
            new SearchBudget(settings.limits().steps()),
            /* isOfOneQuestion= */ false,
            new SearchMemory()));
  }

  /**
   * The same prover for the few questions of one comparison: together they may cost what otherwise
   * each may, and each may use what is left. For one thread.
   *
   * @return a prover with a budget of its own
   */
  public AccessProver ofOneComparison() {
    return new AccessProver(settings.within(settings.budgetOfOneQuestion()));
  }

  /**
   * The day of the documentation that answers may depend on.
   *
   * @return such as {@code 2026-09-26}; nothing for a prover for all conceivable requests
   */
  public Optional<String> documentationDate() {
    return Optional.ofNullable(settings.space()).map(RequestSpace::date);
  }

  /** A prover with the limits that do for what people write, for all conceivable requests. */
  public AccessProver() {
    this(SearchLimits.DEFAULT, RequestExamples.PLAIN);
  }

  /**
   * What changed from one set to another.
   *
   * @param before the set before
   * @param after the set after
   * @return what came and what went
   * @throws IllegalArgumentException if the sets are not of the same kind
   */
  public AccessDifference difference(RequestSet before, RequestSet after) {
    ProofSettings both = settings.within(settings.budgetOfOneQuestion());
    Subtraction granted =
        new Subtraction(after, before, AccessChange.Kind.GRANTED, both.half()).all();
    Subtraction revoked = new Subtraction(before, after, AccessChange.Kind.REVOKED, both).all();
    return new AccessDifference(
        joined(granted.changes(), revoked.changes()),
        joined(granted.undecided(), revoked.undecided()),
        joined(granted.undocumented(), revoked.undocumented()),
        granted.strength().and(revoked.strength()));
  }

  /**
   * Whether all requests of one set are in another.
   *
   * @param some the one
   * @param all the other
   * @return whether they are
   * @throws IllegalArgumentException if the sets are not of the same kind
   */
  public Inclusion inclusion(RequestSet some, RequestSet all) {
    return subtraction(some, all, AccessChange.Kind.GRANTED).inclusion();
  }

  /**
   * Whether two sets have the same requests.
   *
   * @param first the one
   * @param second the other
   * @return whether they have
   * @throws IllegalArgumentException if the sets are not of the same kind
   */
  public Equivalence equivalence(RequestSet first, RequestSet second) {
    Inclusion there = inclusion(first, second);
    if (there instanceof Inclusion.NotIncluded not) {
      return new Equivalence.Different(Equivalence.Side.FIRST, not.witness());
    }
    Inclusion back = inclusion(second, first);
    if (back instanceof Inclusion.NotIncluded not) {
      return new Equivalence.Different(Equivalence.Side.SECOND, not.witness());
    }
    List<Undecided> open = joined(undecided(there), undecided(back));
    return open.isEmpty()
        ? new Equivalence.Equivalent(strength(there).and(strength(back)))
        : new Equivalence.Indeterminate(open);
  }

  private static Strength strength(Inclusion inclusion) {
    return inclusion instanceof Inclusion.Included included
        ? included.strength()
        : Strength.EVERY_REQUEST;
  }

  private static List<Undecided> undecided(Inclusion inclusion) {
    return inclusion instanceof Inclusion.Indeterminate open ? open.undecided() : List.of();
  }

  /**
   * How a role fits what is needed.
   *
   * @param needs what must be allowed
   * @param role what is allowed
   * @return what is too little, and what too much
   * @throws IllegalArgumentException if the sets are not of the same kind
   */
  public AccessFit fit(RequestSet needs, RequestSet role) {
    return fit(needs, needs, role);
  }

  /**
   * How a role fits what is needed, where some of it may be allowed and need not be.
   *
   * @param required what must be allowed
   * @param needs what may be allowed
   * @param role what is allowed
   * @return what is too little, and what too much
   * @throws IllegalArgumentException if the sets are not of the same kind
   */
  public AccessFit fit(RequestSet required, RequestSet needs, RequestSet role) {
    ProofSettings both = settings.within(settings.budgetOfOneQuestion());
    Subtraction lacking =
        new Subtraction(required, role, AccessChange.Kind.REVOKED, both.half()).all();
    Subtraction excess = new Subtraction(role, needs, AccessChange.Kind.GRANTED, both).all();
    return new AccessFit(
        lacking.changes(),
        excess.changes(),
        joined(lacking.undecided(), excess.undecided()),
        lacking.strength().and(excess.strength()));
  }

  /**
   * Whether requests of a kind are never allowed.
   *
   * @param set what is allowed
   * @param pattern the kind
   * @return the proof, or a request that is allowed
   */
  public Proof never(RequestSet set, AccessPattern pattern) {
    Proof proof = neverByPolicies(set, pattern);
    return proof instanceof Proof.CounterExample ? proof : free(set, pattern).orElse(proof);
  }

  /** What needs no permission can be done whatever the policies say. */
  private Optional<Proof> free(RequestSet set, AccessPattern pattern) {
    RequestBox kind = pattern.box();
    Simulator isOfKind = new Simulator(pattern.policies());
    Predicate<Request> isWitness =
        request -> set.allows(request) && isOfKind.decide(request) instanceof Decision.Allowed;
    for (RequestBox free : set.free()) {
      var search = new WitnessSearch(set, set, List.of(), settings, isWitness);
      List<PolicyLayer> way = List.of(new PolicyLayer(List.of(free), List.of(), false));
      List<RequestBox> within = List.of(kind, free);
      if (search.find(way, within, List.of()) instanceof Answer.Found found) {
        return Optional.of(counterExample(search, way, within, List.of(), found));
      }
    }
    return Optional.empty();
  }

  private static Proof counterExample(
      WitnessSearch search,
      List<PolicyLayer> way,
      List<RequestBox> within,
      List<RequestBox> excluded,
      Answer.Found found) {
    PlainWitness plain = PlainWitness.of(search, way, within, excluded, found.witness());
    return new Proof.CounterExample(plain.request(), plain.oddities());
  }

  private Proof neverByPolicies(RequestSet set, AccessPattern pattern) {
    RequestBox kind = pattern.box();
    Simulator isOfKind = new Simulator(pattern.policies());
    Predicate<Request> isWitness =
        request -> set.allows(request) && isOfKind.decide(request) instanceof Decision.Allowed;
    List<RequestBox> unsure = set.layers().open();
    var search = new WitnessSearch(set, set, settings, isWitness);
    var perhaps =
        unsure.isEmpty()
            ? search
            : new WitnessSearch(
                set,
                set,
                settings,
                request ->
                    set.isOpen(request) && isOfKind.decide(request) instanceof Decision.Allowed);
    String action = kind.action().onlyAction();
    SearchMemory memory = settings.memoryOfOneQuestion();
    var undecided = new ArrayList<Undecided>();
    Strength strength = Strength.EVERY_REQUEST;
    for (List<PolicyLayer> way : set.layers().wholeWays()) {
      for (RequestBox allow : way.get(0).allows()) {
        if (action != null && !memory.actions(allow.action()).has(action)) {
          continue;
        }
        List<RequestBox> within = List.of(kind, allow);
        Answer answer = search.find(way, within, unsure);
        if (answer instanceof Answer.Found found) {
          return counterExample(search, way, within, unsure, found);
        } else if (answer instanceof Answer.Open open) {
          undecided.add(new Undecided(allow.place(), open.reason()));
        } else if (answer instanceof Answer.OnlyConceivable) {
          strength = Strength.DOCUMENTED_REQUESTS;
        }
        for (RequestBox deny : unsure) {
          OpenSearch.undecided(deny, perhaps.find(way, List.of(kind, allow, deny), List.of()))
              .ifPresent(undecided::add);
        }
      }
    }
    return undecided.isEmpty() ? new Proof.Proved(strength) : new Proof.Indeterminate(undecided);
  }

  /**
   * Whether a set has no requests, besides those that need no permission.
   *
   * @param set the set
   * @return the proof that nothing is allowed, or a request that is
   */
  public Proof emptiness(RequestSet set) {
    return neverByPolicies(set, AccessPattern.of("*", "*"));
  }

  /**
   * The statements without any one of which the set would be the same. Of two that say the same,
   * each is such a statement as long as the other is there.
   *
   * @param set the set
   * @return those of which that is proved
   */
  public List<PolicyStatement> statementsThatNeverMatter(RequestSet set) {
    return new IdleStatements(set, settings.limits()).find();
  }

  private Subtraction subtraction(RequestSet inside, RequestSet outside, AccessChange.Kind kind) {
    return new Subtraction(inside, outside, kind, settings);
  }

  private static <T> List<T> joined(List<T> some, List<T> others) {
    var joined = new ArrayList<>(some);
    for (T other : others) {
      if (!joined.contains(other)) {
        joined.add(other);
      }
    }
    return joined;
  }
}
