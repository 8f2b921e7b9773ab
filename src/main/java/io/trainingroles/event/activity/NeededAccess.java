package io.trainingroles.event.activity;

import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.iam.Statement;
import io.trainingroles.iam.Wildcards;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What jobs need, for the question whether a part of a statement may go. Where that is not clear,
 * it is needed.
 */
final class NeededAccess {
  private static final List<ResourcePattern> ALL = List.of(ResourcePattern.ANY);

  private final List<Statement> needed;

  NeededAccess(List<Statement> needed) {
    this.needed = List.copyOf(needed);
  }

  /** Whether a job needs an action on a resource of a statement. */
  boolean has(String action, Statement statement) {
    return needed.stream()
        .filter(need -> names(need.action(), action))
        .anyMatch(need -> overlap(need.resource(), statement.resource()));
  }

  /** Whether a job needs an action of a statement on a resource. */
  boolean has(Statement statement, String resource) {
    return needed.stream()
        .filter(need -> overlap(need.action(), statement.action()))
        .anyMatch(
            need ->
                patterns(need.resource()).stream()
                    .anyMatch(each -> Wildcards.overlap(each.value(), resource)));
  }

  private static boolean names(ActionElement element, String action) {
    return element instanceof ActionElement.NotActions
        || element.patterns().stream()
            .anyMatch(pattern -> Wildcards.matchWithoutCase(pattern.value(), action));
  }

  private static boolean overlap(ActionElement one, ActionElement other) {
    return one instanceof ActionElement.NotActions
        || other instanceof ActionElement.NotActions
        || one.patterns().stream()
            .anyMatch(
                pattern -> other.patterns().stream().anyMatch(each -> overlap(pattern, each)));
  }

  private static boolean overlap(ActionPattern one, ActionPattern other) {
    return Wildcards.overlap(
        one.value().toLowerCase(Locale.ROOT), other.value().toLowerCase(Locale.ROOT));
  }

  private static boolean overlap(@Nullable ResourceElement one, @Nullable ResourceElement other) {
    return patterns(one).stream()
        .anyMatch(
            pattern ->
                patterns(other).stream()
                    .anyMatch(each -> Wildcards.overlap(pattern.value(), each.value())));
  }

  private static List<ResourcePattern> patterns(@Nullable ResourceElement element) {
    return element instanceof ResourceElement.Resources ? element.patterns() : ALL;
  }
}
