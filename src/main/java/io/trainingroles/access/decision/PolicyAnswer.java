package io.trainingroles.access.decision;

import io.trainingroles.access.PolicyKind;
import io.trainingroles.access.PolicyStatement;
import io.trainingroles.access.PrincipalMatch;
import io.trainingroles.access.Request;
import io.trainingroles.access.Truth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What policies say of one request. Each statement is asked when it matters, and only once. */
final class PolicyAnswer {
  private final PolicyKind kind;
  private final int level;
  private final StatementTest[] statements;
  private final Request request;

  /** Whether each statement matches the request, its principal aside; null before it is asked. */
  private final @Nullable Truth[] matches;

  PolicyAnswer(PolicyKind kind, int level, StatementTest[] statements, Request request) {
    this.kind = kind;
    this.level = level;
    this.statements = statements;
    this.request = request;
    this.matches = new Truth[statements.length];
  }

  boolean isEmpty() {
    return statements.length == 0;
  }

  /** Whether a statement denies. */
  Truth denies() {
    Truth result = Truth.FALSE;
    for (int index = 0; index < statements.length; index++) {
      if (!statements[index].allows()) {
        Truth denies = applies(index, PrincipalMatch.ACCOUNT);
        if (denies == Truth.TRUE) {
          return denies;
        }
        result = result.or(denies);
      }
    }
    return result;
  }

  /** Whether a statement allows that names the caller at least as closely as this. */
  Truth allows(PrincipalMatch least) {
    Truth result = Truth.FALSE;
    for (int index = 0; index < statements.length; index++) {
      if (statements[index].allows()) {
        Truth allows = applies(index, least);
        if (allows == Truth.TRUE) {
          return allows;
        }
        result = result.or(allows);
      }
    }
    return result;
  }

  private Truth applies(int index, PrincipalMatch least) {
    Truth matches = matches(index);
    if (kind == PolicyKind.RESOURCE_CONTROL) {
      matches = matches.and(ResourceControl.limits(request));
    }
    if (matches == Truth.FALSE) {
      return matches;
    }
    PrincipalMatch who = statements[index].principal(request);
    if (who == PrincipalMatch.UNKNOWN) {
      return Truth.UNKNOWN;
    }
    return who.compareTo(least) >= 0 ? matches : Truth.FALSE;
  }

  private Truth matches(int index) {
    Truth known = matches[index];
    if (known == null) {
      known = statements[index].matches(request);
      matches[index] = known;
    }
    return known;
  }

  void addDenying(List<PolicyStatement> found) {
    for (int index = 0; index < statements.length; index++) {
      if (!statements[index].allows() && applies(index, PrincipalMatch.ACCOUNT) == Truth.TRUE) {
        found.add(statements[index].place());
      }
    }
  }

  void addAllowing(PrincipalMatch least, List<PolicyStatement> found) {
    for (int index = 0; index < statements.length; index++) {
      if (statements[index].allows() && applies(index, least) == Truth.TRUE) {
        found.add(statements[index].place());
      }
    }
  }

  void addUnknowns(List<UnknownValue> found) {
    for (int index = 0; index < statements.length; index++) {
      if (applies(index, PrincipalMatch.ACCOUNT) == Truth.UNKNOWN) {
        statements[index].addUnknowns(request, found);
        if (kind == PolicyKind.RESOURCE_CONTROL
            && ResourceControl.limits(request) == Truth.UNKNOWN) {
          found.add(
              new UnknownValue(
                  "whether resource control policies apply to "
                      + ResourceControl.service(request.lowerCaseAction()),
                  "AWS does not list the service as of " + ResourceControl.DATE,
                  statements[index].place()));
        }
      }
    }
  }

  /** Whether a statement grants to somebody, and does not only let an account decide. */
  boolean couldGrant() {
    for (StatementTest statement : statements) {
      if (statement.allows() && !(statement.mismatch(request) instanceof Mismatch.OnlyDelegates)) {
        return true;
      }
    }
    return false;
  }

  LackingAllow lacking() {
    var unmatched = new ArrayList<UnmatchedStatement>();
    for (StatementTest statement : statements) {
      if (statement.allows()) {
        unmatched.add(new UnmatchedStatement(statement.place(), statement.mismatch(request)));
      }
    }
    return new LackingAllow(kind, level, unmatched);
  }
}
