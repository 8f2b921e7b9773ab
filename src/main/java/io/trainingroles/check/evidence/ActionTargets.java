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
 * after apply counts as a wildcard, so that nothing wrong is reported about it.
 */
public final class ActionTargets {
  private static final String EVERYTHING = "*";

  private final ReviewedStatement statement;

  public ActionTargets(ReviewedStatement statement) {
    this.statement = statement;
  }

  /** Whether they can be determined: every action is known, and no resource is {@code *}. */
  public boolean areKnown() {
    List<String> actions = statement.actionPatterns();
    return !actions.isEmpty()
        && !statement.resourcePatterns().isEmpty()
        && !statement.isOnEveryResource()
        && actions.stream().noneMatch(action -> statement.actions(action).isEmpty());
  }

  /** Whether an action, or one of those that a pattern matches, applies to a resource. */
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

  /** Whether an action applies to one of the statement's resources. */
  public boolean actsOnAny(String action) {
    return statement.resourcePatterns().stream().anyMatch(resource -> actsOn(action, resource));
  }

  /** Whether one of the statement's actions applies to a resource. */
  public boolean isActedOn(String resource) {
    return statement.actionPatterns().stream().anyMatch(action -> actsOn(action, resource));
  }

  /** The ARN formats of the resource types of an action, to be displayed. */
  public String formats(String action) {
    Set<String> formats =
        types(statement.actions(action)).stream()
            .flatMap(type -> type.formats().stream())
            .map(format -> format.toString())
            .collect(Collectors.toSet());
    return formats.stream().sorted().limit(3).collect(Collectors.joining(", "))
        + (formats.size() > 3 ? ", …" : "");
  }

  /** Each once, by its name: comparing the types themselves would be slow. */
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
