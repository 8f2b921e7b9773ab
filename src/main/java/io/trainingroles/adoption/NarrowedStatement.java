package io.trainingroles.adoption;

import io.trainingroles.iam.ActionElement.Actions;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.ResourceElement.Resources;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.iam.Statement;
import io.trainingroles.iam.Wildcards;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A statement that allows something, narrowed to what is needed of it: the statement itself where
 * all of it is needed, and else its parts that are. Each part is proved to be allowed by the
 * statement and to be needed, and all of them together to be all that is needed of the statement;
 * where that cannot be proved, the statement stays as it is.
 */
final class NarrowedStatement {
  /** AWS's policies of a thousand actions have no part of their own for each of them. */
  private static final int MOST_PARTS = 64;

  private final Statement statement;
  private final ProvedNeeds needs;

  private NarrowedStatement(Statement statement, ProvedNeeds needs) {
    this.statement = statement;
    this.needs = needs;
  }

  /**
   * Narrows a statement.
   *
   * @param statement the statement; one that denies something, or of which a value is known only
   *     later, stays as it is
   * @param needs what is needed
   * @return what is left of it; nothing where nothing of it is needed
   */
  static List<Statement> of(Statement statement, ProvedNeeds needs) {
    return statement.effect() != Effect.ALLOW || !statement.isKnown() || needs.isAll(statement)
        ? List.of(statement)
        : new NarrowedStatement(statement, needs).narrowed();
  }

  private List<Statement> narrowed() {
    var parts = new ArrayList<Statement>();
    for (Statement need : needs.needs()) {
      if (mayAllow(need)) {
        for (Statement part : candidates(need)) {
          if (needs.isPart(part, statement) && !needs.isAllowed(part, parts)) {
            parts.add(part);
          }
        }
      }
    }
    return parts.size() <= MOST_PARTS && needs.isIn(statement, parts)
        ? grouped(parts)
        : List.of(statement);
  }

  /** Whether the statement names the action, so that it is worth to look closer. */
  private boolean mayAllow(Statement need) {
    String action = need.action().patterns().get(0).value();
    boolean isNamed =
        statement.action().patterns().stream()
            .anyMatch(pattern -> Wildcards.matchWithoutCase(pattern.value(), action));
    return isNamed == statement.action() instanceof Actions;
  }

  /** What both could allow, the part that is written most like the need first. */
  private List<Statement> candidates(Statement need) {
    Set<ResourcePattern> resources = new LinkedHashSet<>(StatementParts.resources(need));
    resources.addAll(StatementParts.resources(statement));
    for (ResourcePattern resource : StatementParts.resources(statement)) {
      resources.addAll(CommonResources.of(StatementParts.resources(need).get(0), resource));
    }
    Set<List<Condition>> conditions = new LinkedHashSet<>();
    conditions.add(statement.conditions());
    conditions.add(need.conditions());
    both(need).ifPresent(conditions::add);
    var candidates = new ArrayList<Statement>();
    for (List<Condition> all : conditions) {
      for (ResourcePattern resource : resources) {
        candidates.add(part(need.action().patterns(), List.of(resource), all));
      }
    }
    return candidates;
  }

  private Optional<List<Condition>> both(Statement need) {
    Map<List<String>, Condition> all = new LinkedHashMap<>();
    for (Condition condition :
        Stream.concat(statement.conditions().stream(), need.conditions().stream()).toList()) {
      Condition other = all.putIfAbsent(List.of(condition.operator(), condition.key()), condition);
      if (other != null && !other.equals(condition)) {
        return Optional.empty();
      }
    }
    return Optional.of(List.copyOf(all.values()));
  }

  private record OneAction(List<ActionPattern> action, List<Condition> conditions) {}

  private record SameResources(List<ResourcePattern> resources, List<Condition> conditions) {}

  /** Fewer statements that say the same: actions with the same resources and conditions are one. */
  private static List<Statement> grouped(List<Statement> parts) {
    Map<OneAction, List<ResourcePattern>> byAction = new LinkedHashMap<>();
    for (Statement part : parts) {
      byAction
          .computeIfAbsent(
              new OneAction(part.action().patterns(), part.conditions()), key -> new ArrayList<>())
          .addAll(StatementParts.resources(part));
    }
    Map<SameResources, List<ActionPattern>> byResources = new LinkedHashMap<>();
    byAction.forEach(
        (one, resources) ->
            byResources
                .computeIfAbsent(
                    new SameResources(List.copyOf(resources), one.conditions()),
                    key -> new ArrayList<>())
                .addAll(one.action()));
    return byResources.entrySet().stream()
        .map(each -> part(each.getValue(), each.getKey().resources(), each.getKey().conditions()))
        .toList();
  }

  private static Statement part(
      List<ActionPattern> actions, List<ResourcePattern> resources, List<Condition> conditions) {
    return new Statement(
        null, Effect.ALLOW, null, new Actions(actions), new Resources(resources), conditions);
  }
}
