package io.trainingroles.access.decision;

import io.trainingroles.access.Caller;
import io.trainingroles.access.PolicyKind;
import io.trainingroles.access.PolicyStatement;
import io.trainingroles.access.PrincipalMatch;
import io.trainingroles.access.Request;
import io.trainingroles.access.Truth;
import io.trainingroles.access.condition.ConditionTest;
import io.trainingroles.access.pattern.TextMatcher;
import io.trainingroles.access.pattern.TextPattern;
import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.iam.PolicyVersion;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One statement, ready to be asked about requests. */
final class StatementTest {
  private final PolicyStatement place;
  private final boolean allows;
  private final @Nullable PrincipalTest principal;
  private final boolean otherActions;
  private final List<TextMatcher> actions;
  private final boolean otherResources;
  private final @Nullable List<TextMatcher> resources;
  private final List<ConditionTest> conditions;

  StatementTest(PolicyStatement place, PolicyVersion version, boolean isBounded) {
    Statement statement = place.statement();
    check(place.kind(), statement);
    this.place = place;
    this.allows = statement.effect() == Effect.ALLOW;
    this.principal =
        statement.principal() == null
            ? null
            : new PrincipalTest(statement.principal(), isBounded && !allows);
    this.otherActions = statement.action() instanceof ActionElement.NotActions;
    this.actions =
        statement.action().patterns().stream()
            .map(pattern -> new TextMatcher(TextPattern.action(pattern.value())))
            .toList();
    ResourceElement resource = statement.resource();
    this.otherResources = resource instanceof ResourceElement.NotResources;
    this.resources =
        resource == null
            ? null
            : resource.patterns().stream()
                .map(pattern -> new TextMatcher(TextPattern.resource(pattern.value(), version)))
                .toList();
    this.conditions =
        statement.conditions().stream()
            .map(condition -> new ConditionTest(condition, version))
            .toList();
  }

  private static void check(PolicyKind kind, Statement statement) {
    if (kind.namesPrincipals() && statement.principal() == null) {
      throw new InvalidValueException(
          "a statement of the " + kind.words() + " names no principal",
          "add Principal; this type of policy requires it");
    } else if (!kind.namesPrincipals() && statement.principal() != null) {
      throw new InvalidValueException(
          "a statement of the " + kind.words() + " names a principal",
          "remove Principal; the policy applies to the principals that it is attached to");
    } else if (!kind.namesPrincipals() && statement.resource() == null) {
      throw new InvalidValueException(
          "a statement of the " + kind.words() + " names no resource", "add Resource");
    }
  }

  PolicyStatement place() {
    return place;
  }

  boolean allows() {
    return allows;
  }

  /** How the statement names the caller; directly, where it names nobody. */
  PrincipalMatch principal(Request request) {
    if (principal == null) {
      return PrincipalMatch.DIRECT;
    }
    // https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html: not with the
    // credentials of a root user, whoever is trusted.
    return request.caller() instanceof Caller.RootUser
            && request.lowerCaseAction().equals(ResourceDecision.ASSUME_ROLE)
        ? PrincipalMatch.NONE
        : principal.test(request.caller());
  }

  /** Whether everything but the principal matches. */
  Truth matches(Request request) {
    if (!actionMatches(request)) {
      return Truth.FALSE;
    }
    Truth result = resourceMatches(request);
    for (int index = 0; result != Truth.FALSE && index < conditions.size(); index++) {
      result = result.and(conditions.get(index).test(request.context()));
    }
    return result;
  }

  private boolean actionMatches(Request request) {
    String action = request.lowerCaseAction();
    return (TextMatcher.anyMatches(actions, action, request.context()) == Truth.TRUE)
        != otherActions;
  }

  private Truth resourceMatches(Request request) {
    if (resources == null) {
      return Truth.TRUE;
    }
    Truth matches = TextMatcher.anyMatches(resources, request.resource(), request.context());
    return otherResources ? matches.not() : matches;
  }

  /** The first thing that does not match, in the order in which people read a statement. */
  Mismatch mismatch(Request request) {
    PrincipalMatch who = principal(request);
    if (who == PrincipalMatch.NONE) {
      return new Mismatch.OtherPrincipal();
    } else if (!actionMatches(request)) {
      return new Mismatch.OtherAction();
    } else if (resourceMatches(request) == Truth.FALSE) {
      return new Mismatch.OtherResource();
    }
    for (ConditionTest condition : conditions) {
      if (condition.test(request.context()) == Truth.FALSE) {
        return new Mismatch.FailedCondition(
            condition.condition(), request.context().get(condition.condition().key()).orElse(null));
      }
    }
    return new Mismatch.OnlyDelegates();
  }

  /** Adds the values that decide whether the statement matches, and that are not known. */
  void addUnknowns(Request request, List<UnknownValue> unknowns) {
    new UnknownValues(request, place, unknowns).add(this);
  }

  List<ConditionTest> conditions() {
    return conditions;
  }

  List<TextMatcher> resources() {
    return resources == null ? List.of() : resources;
  }
}
