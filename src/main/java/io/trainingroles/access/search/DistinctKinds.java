package io.trainingroles.access.search;

import io.trainingroles.access.pattern.SearchBudget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of documented requests of one question, the first only of those that no statement tells
 * apart: their requests differ in nothing but the name of the action. Each is drawn when it is
 * first asked for, and paid for then.
 */
public final class DistinctKinds {
  /** Drawing a kind, with its resources, costs what so many steps of a search cost. */
  private static final int STEPS_OF_A_KIND = 4;

  private final List<ActionSet> asked;
  private final ActionClasses classes;
  private final Iterator<RequestKind> rest;
  private final Map<Object, Boolean> isAsked = new HashMap<>();
  private final List<RequestKind> drawn = new ArrayList<>();
  private final Set<List<Object>> seen = new HashSet<>();
  private long unpaid;

  /**
   * The kinds of a question.
   *
   * @param classes what the statements tell apart
   */
  public DistinctKinds(RequestSpace space, RequestSpace.Question question, ActionClasses classes) {
    this.asked = question.actions().stream().map(ActionSet::new).toList();
    this.classes = classes;
    this.rest = space.kinds(question, this::isAsked).iterator();
  }

  /**
   * The kind with a number.
   *
   * @param number counted from 0; not more than one beyond those that were asked for
   * @param budget what drawing it is taken from
   * @return the kind; null for none, and where the budget ends first
   */
  public @Nullable RequestKind get(int number, SearchBudget budget) {
    while (number >= drawn.size() && rest.hasNext()) {
      RequestKind kind = rest.next();
      if (seen.add(signature(kind))) {
        drawn.add(kind);
      }
      unpaid += STEPS_OF_A_KIND + kind.keys().size();
      if (!pay(budget)) {
        return null;
      }
    }
    return pay(budget) && number < drawn.size() && budget.spend() ? drawn.get(number) : null;
  }

  private boolean pay(SearchBudget budget) {
    long steps = unpaid;
    unpaid = 0;
    return budget.spend(steps);
  }

  private boolean isAsked(String action) {
    long before = classes.steps();
    Object one = classes.of(action);
    unpaid += 1 + classes.steps() - before;
    return isAsked.computeIfAbsent(one, each -> asked.stream().allMatch(set -> set.has(action)));
  }

  private List<Object> signature(RequestKind kind) {
    Object action = kind.isKnown() ? classes.of(kind.action()) : kind.name();
    Object resources = kind.resources() == null ? kind.action() : kind.resources();
    return List.of(kind.isKnown(), action, resources, kind.keys());
  }
}
