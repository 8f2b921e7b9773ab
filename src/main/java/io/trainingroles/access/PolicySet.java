package io.trainingroles.access;

import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Policies of which one must allow and none may deny, ready to be asked. */
final class PolicySet {
  private final PolicyKind kind;
  private final int level;
  private final StatementTest[] statements;

  PolicySet(PolicyKind kind, int level, List<NamedPolicy> policies) {
    this(kind, level, policies, false);
  }

  private PolicySet(PolicyKind kind, int level, List<NamedPolicy> policies, boolean isBounded) {
    this.kind = kind;
    this.level = level;
    var tests = new ArrayList<StatementTest>();
    for (NamedPolicy policy : policies) {
      PolicyDocument document = policy.document();
      for (int index = 0; index < document.statements().size(); index++) {
        Statement statement = document.statements().get(index);
        var place = new PolicyStatement(kind, policy.name(), index, statement);
        tests.add(new StatementTest(place, document.effectiveVersion(), isBounded));
      }
    }
    this.statements = tests.toArray(StatementTest[]::new);
  }

  /** The policy of a resource, if it has one; {@code isBounded} says whether callers are. */
  static PolicySet ofResource(@Nullable NamedPolicy policy, boolean isBounded) {
    return new PolicySet(
        PolicyKind.RESOURCE, 0, policy == null ? List.of() : List.of(policy), isBounded);
  }

  boolean isEmpty() {
    return statements.length == 0;
  }

  /** Whether a statement denies. */
  Truth denies(Request request) {
    Truth result = Truth.FALSE;
    for (StatementTest statement : statements) {
      if (!statement.allows()) {
        Truth denies = whole(statement, request);
        if (denies == Truth.TRUE) {
          return denies;
        }
        result = result.or(denies);
      }
    }
    return result;
  }

  /** Whether a statement allows that names the caller at least as closely as this. */
  Truth allows(Request request, PrincipalMatch least) {
    Truth result = Truth.FALSE;
    for (StatementTest statement : statements) {
      if (statement.allows()) {
        Truth allows = allows(statement, request, least);
        if (allows == Truth.TRUE) {
          return allows;
        }
        result = result.or(allows);
      }
    }
    return result;
  }

  private static Truth allows(StatementTest statement, Request request, PrincipalMatch least) {
    Truth matches = statement.matches(request);
    if (matches == Truth.FALSE) {
      return matches;
    }
    PrincipalMatch who = statement.principal(request);
    if (who == PrincipalMatch.UNKNOWN) {
      return Truth.UNKNOWN;
    }
    return who.compareTo(least) >= 0 ? matches : Truth.FALSE;
  }

  private static Truth whole(StatementTest statement, Request request) {
    return allows(statement, request, PrincipalMatch.ACCOUNT);
  }

  void addDenying(Request request, List<PolicyStatement> found) {
    for (StatementTest statement : statements) {
      if (!statement.allows() && whole(statement, request) == Truth.TRUE) {
        found.add(statement.place());
      }
    }
  }

  void addAllowing(Request request, PrincipalMatch least, List<PolicyStatement> found) {
    for (StatementTest statement : statements) {
      if (statement.allows() && allows(statement, request, least) == Truth.TRUE) {
        found.add(statement.place());
      }
    }
  }

  void addUnknowns(Request request, List<UnknownValue> found) {
    for (StatementTest statement : statements) {
      if (whole(statement, request) == Truth.UNKNOWN) {
        statement.addUnknowns(request, found);
      }
    }
  }

  /** Whether a statement grants to somebody, and does not only let an account decide. */
  boolean couldGrant(Request request) {
    for (StatementTest statement : statements) {
      if (statement.allows() && !(statement.mismatch(request) instanceof Mismatch.OnlyDelegates)) {
        return true;
      }
    }
    return false;
  }

  LackingAllow lacking(Request request) {
    var unmatched = new ArrayList<UnmatchedStatement>();
    for (StatementTest statement : statements) {
      if (statement.allows()) {
        unmatched.add(new UnmatchedStatement(statement.place(), statement.mismatch(request)));
      }
    }
    return new LackingAllow(kind, level, unmatched);
  }
}
