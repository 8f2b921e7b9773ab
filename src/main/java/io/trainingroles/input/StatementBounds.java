package io.trainingroles.input;

import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.Principal;
import io.trainingroles.iam.PrincipalElement;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.iam.Statement;
import io.trainingroles.iam.UnknownText;
import io.trainingroles.role.value.CurrentValue;
import io.trainingroles.role.value.TerraformReference;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a statement matches at least and at most, whatever the values of its texts that are known
 * only later. Such a value is text, never a wildcard. Both bounds are statements in the same place
 * of their policies, so that answers can name it.
 */
public final class StatementBounds {
  private static final String ANY = "*";

  private static final PrincipalElement EVERYONE =
      PrincipalElement.Principals.of(new Principal.Everyone());

  private StatementBounds() {}

  private static boolean isKnown(@Nullable PrincipalElement principal) {
    return principal == null
        || principal.principals().stream().map(Principal::text).noneMatch(UnknownText::isIn);
  }

  /**
   * A statement that matches only requests that the given one surely matches.
   *
   * @param statement a statement with texts that are known only later
   * @return the statement; the same if it is known
   */
  public static Statement atLeast(Statement statement) {
    if (statement.isKnown()) {
      return statement;
    }
    Optional<ActionElement> action = actionAtLeast(statement.action());
    Optional<ResourceElement> resource = resourceAtLeast(statement.resource());
    List<Optional<Condition>> conditions =
        statement.conditions().stream().map(StatementBounds::conditionAtLeast).toList();
    boolean matches =
        isKnown(statement.principal())
            && action.isPresent()
            && (statement.resource() == null || resource.isPresent())
            && conditions.stream().allMatch(Optional::isPresent);
    if (!matches) {
      return nothing(statement);
    }
    return new Statement(
        statement.sid(),
        statement.effect(),
        statement.principal(),
        action.get(),
        resource.orElse(null),
        conditions.stream().flatMap(Optional::stream).toList());
  }

  /**
   * A statement that matches all requests that the given one might match.
   *
   * @param statement a statement with texts that are known only later
   * @return the statement; the same if it is known
   */
  public static Statement atMost(Statement statement) {
    if (statement.isKnown()) {
      return statement;
    }
    return new Statement(
        statement.sid(),
        statement.effect(),
        isKnown(statement.principal()) ? statement.principal() : EVERYONE,
        actionAtMost(statement.action()),
        resourceAtMost(statement.resource()),
        statement.conditions().stream().filter(StatementBounds::isKnown).toList());
  }

  /**
   * A statement in the same place that matches nothing: all resources but all, or all actions but
   * all where they are not known, or it names no resources.
   */
  private static Statement nothing(Statement statement) {
    boolean isAboutResources = statement.resource() != null;
    boolean hasActions = isAboutResources && actionAtMost(statement.action()) == statement.action();
    return new Statement(
        statement.sid(),
        statement.effect(),
        isKnown(statement.principal()) ? statement.principal() : EVERYONE,
        hasActions
            ? statement.action()
            : new ActionElement.NotActions(List.of(ActionPattern.of(ANY))),
        isAboutResources ? new ResourceElement.NotResources(List.of(ResourcePattern.ANY)) : null,
        List.of());
  }

  private static Optional<ActionElement> actionAtLeast(ActionElement action) {
    List<ActionPattern> known =
        action.patterns().stream().filter(each -> !UnknownText.isIn(each.value())).toList();
    if (known.size() == action.patterns().size()) {
      return Optional.of(action);
    }
    return action instanceof ActionElement.Actions && !known.isEmpty()
        ? Optional.of(new ActionElement.Actions(known))
        : Optional.empty();
  }

  private static ActionElement actionAtMost(ActionElement action) {
    return action.patterns().stream().anyMatch(each -> UnknownText.isIn(each.value()))
        ? ActionElement.Actions.of(ANY)
        : action;
  }

  private static Optional<ResourceElement> resourceAtLeast(@Nullable ResourceElement resource) {
    if (resource instanceof ResourceElement.NotResources others) {
      return Optional.of(new ResourceElement.NotResources(wide(others.patterns())));
    } else if (resource == null) {
      return Optional.empty();
    }
    List<ResourcePattern> known =
        resource.patterns().stream().filter(each -> !UnknownText.isIn(each.value())).toList();
    return known.isEmpty() ? Optional.empty() : Optional.of(new ResourceElement.Resources(known));
  }

  private static @Nullable ResourceElement resourceAtMost(@Nullable ResourceElement resource) {
    if (resource instanceof ResourceElement.NotResources others) {
      List<ResourcePattern> known =
          others.patterns().stream().filter(each -> !UnknownText.isIn(each.value())).toList();
      return known.isEmpty()
          ? ResourceElement.Resources.of(ANY)
          : new ResourceElement.NotResources(known);
    }
    return resource == null ? null : new ResourceElement.Resources(wide(resource.patterns()));
  }

  private static List<ResourcePattern> wide(List<ResourcePattern> patterns) {
    return patterns.stream().flatMap(pattern -> wide(pattern).stream()).distinct().toList();
  }

  /** Where even the beginning is not known, it may be any resource. */
  private static List<ResourcePattern> wide(ResourcePattern pattern) {
    if (!UnknownText.isIn(pattern.value())) {
      return List.of(pattern);
    }
    List<String> within = TerraformReference.within(pattern.value());
    if (!within.isEmpty()) {
      return within.stream().map(ResourcePattern::of).toList();
    }
    return CurrentValue.patterns(TerraformReference.with(pattern.value(), StatementBounds::wide))
        .stream()
        .map(text -> UnknownText.replaced(text, ANY))
        .map(wide -> wide.startsWith(ANY) ? ResourcePattern.ANY : ResourcePattern.of(wide))
        .toList();
  }

  /** Of an ARN it is known of what: Terraform refuses another one. */
  private static String wide(TerraformReference reference) {
    return reference.type().isArn() ? reference.type().pattern() : reference.text();
  }

  private static boolean isKnown(Condition condition) {
    return Stream.concat(Stream.of(condition.key()), condition.values().stream())
        .noneMatch(UnknownText::isIn);
  }

  private static Optional<Condition> conditionAtLeast(Condition condition) {
    if (isKnown(condition)) {
      return Optional.of(condition);
    }
    boolean isNegative = condition.operator().contains("Not");
    List<String> known =
        condition.values().stream().filter(value -> !UnknownText.isIn(value)).toList();
    return isNegative || known.isEmpty() || UnknownText.isIn(condition.key())
        ? Optional.empty()
        : Optional.of(new Condition(condition.operator(), condition.key(), known));
  }
}
