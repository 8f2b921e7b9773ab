package io.trainingroles.check.evidence;

import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.iam.UnknownText;
import io.trainingroles.reference.Action;
import io.trainingroles.reference.ActionResource;
import io.trainingroles.reference.ResourceType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which resources of a statement its actions can act on. A part of a resource that is known only
 * later is taken for a wildcard, so that nothing is said of it that may turn out wrong.
 */
public final class ActionTargets {
  private static final String EVERYTHING = "*";

  private final ReviewedStatement statement;

  public ActionTargets(ReviewedStatement statement) {
    this.statement = statement;
  }

  /** Whether enough is known: each action is, and none of the resources is {@code *}. */
  public boolean areKnown() {
    List<String> actions = statement.actionPatterns();
    return !actions.isEmpty()
        && !statement.resourcePatterns().isEmpty()
        && !statement.isOnEveryResource()
        && actions.stream().noneMatch(action -> statement.actions(action).isEmpty());
  }

  /** Whether an action, or one of those that a pattern stands for, can act on a resource. */
  boolean actsOn(String action, String resource) {
    String known = UnknownText.replaced(resource, EVERYTHING);
    List<Action> actions = statement.actions(action);
    if (known.equals(EVERYTHING)) {
      return true;
    }
    return types(actions).stream()
        .flatMap(type -> type.formats().stream())
        .anyMatch(format -> format.example(known).isPresent());
  }

  /** Whether an action can act on one of the statement's resources. */
  public boolean actsOnAny(String action) {
    return statement.resourcePatterns().stream().anyMatch(resource -> actsOn(action, resource));
  }

  /** Whether one of the statement's actions can act on a resource. */
  public boolean isActedOn(String resource) {
    return statement.actionPatterns().stream().anyMatch(action -> actsOn(action, resource));
  }

  /** What ARNs an action acts on, for people to read. */
  public String formats(String action) {
    Set<String> formats =
        types(statement.actions(action)).stream()
            .flatMap(type -> type.formats().stream())
            .map(format -> format.toString())
            .collect(Collectors.toSet());
    return formats.stream().sorted().limit(3).collect(Collectors.joining(", "))
        + (formats.size() > 3 ? ", …" : "");
  }

  /** Each once, by its name: comparing all of them would take longer than what is asked. */
  private static Collection<ResourceType> types(List<Action> actions) {
    var types = new LinkedHashMap<String, ResourceType>();
    for (Action action : actions) {
      for (ActionResource on : action.resources()) {
        types.putIfAbsent(on.type().name(), on.type());
      }
    }
    return types.values();
  }
}
