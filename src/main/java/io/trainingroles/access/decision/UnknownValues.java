package io.trainingroles.access.decision;

import io.trainingroles.access.ContextValue;
import io.trainingroles.access.PolicyStatement;
import io.trainingroles.access.PrincipalMatch;
import io.trainingroles.access.Request;
import io.trainingroles.access.Truth;
import io.trainingroles.access.condition.ConditionTest;
import io.trainingroles.access.pattern.PatternToken;
import io.trainingroles.access.pattern.TextMatcher;
import io.trainingroles.access.pattern.TextPattern;
import io.trainingroles.iam.Principal;
import java.util.List;

/** Gathers which values a statement waits for. */
final class UnknownValues {
  private final Request request;
  private final PolicyStatement place;
  private final List<UnknownValue> unknowns;

  UnknownValues(Request request, PolicyStatement place, List<UnknownValue> unknowns) {
    this.request = request;
    this.place = place;
    this.unknowns = unknowns;
  }

  void add(StatementTest statement) {
    if (statement.principal(request) == PrincipalMatch.UNKNOWN) {
      addCanonicalUsers();
    }
    for (TextMatcher resource : statement.resources()) {
      if (resource.matches(request.resource(), request.context()) == Truth.UNKNOWN) {
        addVariables(resource.pattern());
      }
    }
    for (ConditionTest condition : statement.conditions()) {
      if (condition.test(request.context()) == Truth.UNKNOWN) {
        addKey(condition.condition().key());
        condition.patterns().forEach(this::addVariables);
      }
    }
  }

  private void addCanonicalUsers() {
    if (place.statement().principal() == null) {
      return;
    }
    for (Principal principal : place.statement().principal().principals()) {
      if (principal instanceof Principal.CanonicalUser user) {
        add(new UnknownValue("the account of the canonical user", user.id(), place));
      }
    }
  }

  private void addVariables(TextPattern pattern) {
    for (PatternToken token : pattern.tokens()) {
      if (token instanceof PatternToken.Variable variable) {
        addKey(variable.key());
      }
    }
  }

  private void addKey(String key) {
    if (request.context().get(key).orElse(null) instanceof ContextValue.Unknown unknown) {
      add(new UnknownValue(key, unknown.origin(), place));
    }
  }

  private void add(UnknownValue unknown) {
    if (!unknowns.contains(unknown)) {
      unknowns.add(unknown);
    }
  }
}
