package io.trainingroles.access.proof;

import io.trainingroles.access.Request;
import io.trainingroles.access.pattern.SearchPattern;
import io.trainingroles.access.pattern.TextPattern;
import io.trainingroles.access.search.Literal;
import io.trainingroles.access.search.RequestBox;
import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.iam.Statement;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Those of the actions and of the resources of one statement for which it makes a difference: what
 * one way to differ shows, and then what others add.
 */
final class ChangedParts {
  private final Subtraction.Way way;
  private final Statement statement;
  private final Map<ActionPattern, Request> actions = new LinkedHashMap<>();
  private final Set<ResourcePattern> resources = new LinkedHashSet<>();
  private final Request first;

  /**
   * Nothing yet.
   *
   * @param way the first way in which the statement makes a difference
   * @param witness a request that shows it
   */
  ChangedParts(Subtraction.Way way, Request witness) {
    this.way = way;
    this.statement = way.narrowed().place().statement();
    this.first = witness;
  }

  Subtraction.Way way() {
    return way;
  }

  /** A request that shows the difference, of the first of the actions. */
  Request witness() {
    return actions.isEmpty() ? first : actions.values().iterator().next();
  }

  void keep(ActionPattern pattern, Request witness) {
    actions.put(pattern, witness);
  }

  void keep(ResourcePattern pattern) {
    resources.add(pattern);
  }

  /** The actions, in the statement's order; all of them where it is not known which. */
  ActionElement actions() {
    return actions.isEmpty()
        ? statement.action()
        : new ActionElement.Actions(
            statement.action().patterns().stream().filter(actions::containsKey).toList());
  }

  /** The resources, in the statement's order; all of them where it is not known which. */
  @Nullable ResourceElement resources() {
    return statement.resource() == null || resources.isEmpty()
        ? statement.resource()
        : new ResourceElement.Resources(
            statement.resource().patterns().stream().filter(resources::contains).toList());
  }

  /** The box with the actions that make a difference only. */
  RequestBox ofChangedActions(RequestBox box) {
    return actions.isEmpty() ? box : box.withActions(Literal.Action.of(actions()));
  }

  /** Boxes of one action each, of those that are not known to make a difference. */
  Map<ActionPattern, RequestBox> otherActions(RequestBox box) {
    var boxes = new LinkedHashMap<ActionPattern, RequestBox>();
    if (statement.action() instanceof ActionElement.Actions all) {
      Set<SearchPattern> left = box.action().patterns();
      for (ActionPattern pattern : all.patterns()) {
        SearchPattern one = pattern(pattern);
        if (left.contains(one) && !actions.containsKey(pattern)) {
          boxes.put(pattern, box.withActions(new Literal.Action(Set.of(one), false)));
        }
      }
    }
    return boxes;
  }

  /** The box with the actions that are not known to make a difference; null for none. */
  @Nullable RequestBox ofOtherActions(RequestBox box) {
    Set<SearchPattern> others = new LinkedHashSet<>();
    otherActions(box).keySet().forEach(pattern -> others.add(pattern(pattern)));
    return others.isEmpty() ? null : box.withActions(new Literal.Action(others, false));
  }

  private static SearchPattern pattern(ActionPattern pattern) {
    return SearchPattern.of(TextPattern.action(pattern.value()), false);
  }

  /** Boxes of one resource each, of those that are not known to make a difference. */
  Map<ResourcePattern, RequestBox> otherResources(RequestBox box) {
    var boxes = new LinkedHashMap<ResourcePattern, RequestBox>();
    for (ResourcePattern pattern : others()) {
      boxes.put(pattern, of(box, List.of(pattern)));
    }
    return boxes;
  }

  /** The box with the resources that are not known to make a difference; null for none. */
  @Nullable RequestBox ofOtherResources(RequestBox box) {
    List<ResourcePattern> others = others();
    return others.isEmpty() ? null : of(box, others);
  }

  private static RequestBox of(RequestBox box, List<ResourcePattern> resources) {
    Literal some = box.resource(new ResourceElement.Resources(resources));
    for (Literal literal : box.literals()) {
      if (literal instanceof Literal.Resource) {
        return box.with(literal, some);
      }
    }
    return box.and(some);
  }

  private List<ResourcePattern> others() {
    return statement.resource() instanceof ResourceElement.Resources all
            && all.patterns().size() > 1
        ? all.patterns().stream().filter(pattern -> !resources.contains(pattern)).toList()
        : List.of();
  }
}
