package io.trainingroles.access.decision;

import io.trainingroles.access.NamedPolicy;
import io.trainingroles.access.PolicyKind;
import io.trainingroles.access.PolicyStatement;
import io.trainingroles.access.Request;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Policies of which one must allow and none may deny, ready to be asked about any request. */
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

  /** The resource policy, if it has one; {@code isBounded} says whether callers are. */
  static PolicySet ofResource(@Nullable NamedPolicy policy, boolean isBounded) {
    return new PolicySet(
        PolicyKind.RESOURCE, 0, policy == null ? List.of() : List.of(policy), isBounded);
  }

  /** What the policies say of a request. */
  PolicyAnswer about(Request request) {
    return new PolicyAnswer(kind, level, statements, request);
  }
}
