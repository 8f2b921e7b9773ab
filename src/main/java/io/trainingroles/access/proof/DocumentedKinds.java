package io.trainingroles.access.proof;

import io.trainingroles.access.Caller;
import io.trainingroles.access.ContextValue;
import io.trainingroles.access.Request;
import io.trainingroles.access.pattern.SearchBudget;
import io.trainingroles.access.pattern.SearchPattern;
import io.trainingroles.access.search.DistinctKinds;
import io.trainingroles.access.search.Literal;
import io.trainingroles.access.search.RequestKind;
import io.trainingroles.access.search.RequestSpace;
import io.trainingroles.access.search.WitnessMaker;
import io.trainingroles.access.set.RequestSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The kinds of documented requests that two sets are asked about. */
final class DocumentedKinds {
  private final RequestSpace space;
  private final RequestSet inside;
  private final RequestSet other;
  private final AskedKeys asked;
  private final SearchMemory memory;
  private final SearchBudget budget;
  private final Map<List<Object>, DistinctKinds> distinct = new HashMap<>();
  private final Map<List<Object>, List<RequestKind>> ofAction = new HashMap<>();

  /**
   * The kinds.
   *
   * @param asked what the sets ask about
   * @param budget what looking kinds up is taken from
   */
  DocumentedKinds(
      RequestSpace space,
      RequestSet inside,
      RequestSet other,
      AskedKeys asked,
      SearchMemory memory,
      SearchBudget budget) {
    this.space = space;
    this.inside = inside;
    this.other = other;
    this.asked = asked;
    this.memory = memory;
    this.budget = budget;
  }

  /** The kinds that statements tell apart, of actions of which all literals hold. */
  DistinctKinds distinct(List<Literal.Action> actions, Caller caller) {
    return distinct.computeIfAbsent(
        List.of(actions, caller),
        key -> new DistinctKinds(space, question(actions, caller), memory.classes(inside, other)));
  }

  boolean hasAction(String action) {
    return space.hasAction(action);
  }

  /** Whether a request is one that is documented. */
  boolean has(Request request) {
    Caller caller =
        asked.callers().contains(request.caller()) ? request.caller() : asked.callers().get(0);
    for (RequestKind kind : ofAction(request.lowerCaseAction(), caller)) {
      if (kind.isKnown() && kind.has(request) && isOfCaller(request, caller)) {
        return true;
      }
    }
    return false;
  }

  private List<RequestKind> ofAction(String name, Caller caller) {
    return ofAction.computeIfAbsent(
        List.of(name, caller),
        key -> {
          var action = new Literal.Action(Set.of(SearchPattern.literal(name, false)), false);
          var kinds = new ArrayList<RequestKind>();
          space.kinds(question(List.of(action), caller), name::equals).forEach(kinds::add);
          budget.spend(1 + (long) kinds.size() * asked.all().size());
          return kinds;
        });
  }

  private RequestSpace.Question question(List<Literal.Action> actions, Caller caller) {
    return new RequestSpace.Question(
        actions,
        asked.all(),
        asked.texts(),
        inside.named(caller, other),
        inside.likeness(caller, other));
  }

  /** Whether the caller has the ARN that the request says; one who stands for others has it not. */
  private boolean isOfCaller(Request request, Caller caller) {
    return inside.likeness(caller, other) != RequestSpace.Likeness.OF_ITS_ACCOUNT
        || !(request.context().ofLowerCase(WitnessMaker.PRINCIPAL_ARN)
            instanceof ContextValue.Single arn)
        || arn.value().equals(request.caller().toString());
  }
}
