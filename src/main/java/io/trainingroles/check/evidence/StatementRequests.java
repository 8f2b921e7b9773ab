package io.trainingroles.check.evidence;

import io.trainingroles.access.NamedPolicy;
import io.trainingroles.access.set.RequestSet;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The requests of single statements, as sets. */
public final class StatementRequests {
  private StatementRequests() {}

  /** Whether a statement is known completely and valid, so that it can be proved about. */
  public static boolean isKnown(ReviewedStatement statement) {
    return statement.statement().isKnown() && isValid(statement);
  }

  /** Whether a statement is one that IAM accepts in its type of policy, as far as sets need it. */
  public static boolean isValid(ReviewedStatement reviewed) {
    Statement statement = reviewed.statement();
    boolean hasItsElements =
        reviewed.policy().use().namesPrincipals()
            ? statement.principal() != null
            : statement.principal() == null && statement.resource() != null;
    return hasItsElements
        && statement.conditions().stream()
            .allMatch(condition -> ConditionKeys.operator(condition).isPresent());
  }

  /** The requests that a statement that {@link #isKnown} matches, whatever its effect is. */
  public static RequestSet matched(ReviewedStatement statement) {
    NamedPolicy policy = policy(statement, statement.statement().action());
    return statement.policy().use().namesPrincipals()
        ? RequestSet.ofResource(policy)
        : RequestSet.ofRole(List.of(policy), null);
  }

  /** The requests with some of its actions that a statement of an identity policy allows. */
  public static RequestSet allowed(
      ReviewedStatement statement, ActionElement actions, @Nullable NamedPolicy boundary) {
    return RequestSet.ofRole(List.of(policy(statement, actions)), boundary);
  }

  /** A policy with one statement, which allows some actions of the given one. */
  public static NamedPolicy policy(ReviewedStatement reviewed, ActionElement actions) {
    Statement statement = reviewed.statement();
    var alone =
        new Statement(
            null,
            Effect.ALLOW,
            statement.principal(),
            actions,
            statement.resource(),
            statement.conditions());
    return new NamedPolicy(
        reviewed.policy().name(),
        new PolicyDocument(reviewed.policy().document().version(), null, List.of(alone)));
  }
}
