package io.trainingroles.adoption;

import io.trainingroles.iam.ActionElement.Actions;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.ResourceElement.Resources;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.iam.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A statement that allows actions on resources, taken apart: one action on one resource each. All
 * of them together allow what the statement does.
 */
final class StatementParts {
  /** Statements with more are AWS's own, or generated; nobody reads them action by action. */
  private static final int MOST = 256;

  /** More statements in place of one are harder to read than the one. */
  private static final int MOST_REMAINS = 2;

  private StatementParts() {}

  /** The resources of a statement that names them one by one. */
  static List<ResourcePattern> resources(Statement statement) {
    return statement.resource() instanceof Resources named ? named.patterns() : List.of();
  }

  /** Whether a statement can be taken apart. */
  static boolean has(Statement statement) {
    return statement.effect() == Effect.ALLOW
        && statement.action() instanceof Actions
        && statement.resource() instanceof Resources
        && statement.action().patterns().size() * resources(statement).size() <= MOST;
  }

  /**
   * What is left of a statement.
   *
   * @param statement one that can be taken apart
   * @param isCovered whether something else allows what such a part of it does
   * @return the statements for the parts that nothing else allows; the statement itself, where that
   *     is all of it, or where the rest would be too many
   */
  static List<Statement> remains(Statement statement, Predicate<Statement> isCovered) {
    Map<List<ResourcePattern>, List<ActionPattern>> byResources = new LinkedHashMap<>();
    for (ActionPattern action : statement.action().patterns()) {
      var left = new ArrayList<ResourcePattern>();
      for (ResourcePattern resource : resources(statement)) {
        if (!isCovered.test(part(statement, null, List.of(action), List.of(resource)))) {
          left.add(resource);
        }
      }
      if (!left.isEmpty()) {
        byResources.computeIfAbsent(List.copyOf(left), key -> new ArrayList<>()).add(action);
      }
    }
    if (byResources.size() > MOST_REMAINS) {
      return List.of(statement);
    }
    var parts = new ArrayList<Statement>();
    byResources.forEach(
        (resources, actions) ->
            parts.add(
                part(statement, parts.isEmpty() ? statement.sid() : null, actions, resources)));
    return parts;
  }

  private static Statement part(
      Statement whole,
      @Nullable String sid,
      List<ActionPattern> actions,
      List<ResourcePattern> resources) {
    return new Statement(
        sid,
        whole.effect(),
        null,
        new Actions(actions),
        new Resources(resources),
        whole.conditions());
  }

  /** One statement for each action on each resource. */
  static Stream<Statement> each(Statement statement) {
    return resources(statement).stream()
        .flatMap(
            resource ->
                statement.action().patterns().stream()
                    .map(action -> part(statement, null, List.of(action), List.of(resource))));
  }

  /** The same statement without one of its actions, or of its resources, the last first. */
  static List<Statement> shorter(Statement statement) {
    var shorter = new ArrayList<Statement>();
    List<ActionPattern> actions = statement.action().patterns();
    for (int index = actions.size() - 1; index >= 0 && actions.size() > 1; index--) {
      var left = new ArrayList<>(actions);
      left.remove(index);
      shorter.add(part(statement, statement.sid(), left, resources(statement)));
    }
    List<ResourcePattern> resources = resources(statement);
    for (int index = resources.size() - 1; index >= 0 && resources.size() > 1; index--) {
      var left = new ArrayList<>(resources);
      left.remove(index);
      shorter.add(part(statement, statement.sid(), actions, left));
    }
    return shorter;
  }

  /** What two parts of the same statement have in common; nothing where that is no statement. */
  static Optional<Statement> common(Statement one, Statement other) {
    var actions = new ArrayList<>(one.action().patterns());
    actions.retainAll(other.action().patterns());
    var resources = new ArrayList<>(resources(one));
    resources.retainAll(resources(other));
    return actions.isEmpty() || resources.isEmpty()
        ? Optional.empty()
        : Optional.of(part(one, one.sid(), actions, resources));
  }

  /** Some statements and others. */
  static List<Statement> joined(List<Statement> some, List<Statement> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }
}
