package io.trainingroles.check.evidence;

import io.trainingroles.access.NamedPolicy;
import io.trainingroles.access.set.RequestSet;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.Statement;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** EmptyStatements as sets of requests. */
public final class EmptyStatements {
  private EmptyStatements() {}

  /** Whether all of a statement is known, and can be asked about. */
  public static boolean isKnown(ReviewedStatement statement) {
    return statement.statement().isKnown()
        && statement.statement().conditions().stream()
            .allMatch(condition -> ConditionKeys.operator(condition).isPresent());
  }

  /** The requests that a statement matches, whatever its effect is. */
  public static Optional<RequestSet> matched(ReviewedStatement statement) {
    try {
      NamedPolicy policy = policy(statement, statement.statement().action());
      return Optional.of(
          statement.policy().use().namesPrincipals()
              ? RequestSet.ofResource(policy)
              : RequestSet.ofRole(List.of(policy), null));
    } catch (InvalidValueException misplaced) {
      return Optional.empty();
    }
  }

  /** The requests with some of its actions that an identity policy's statement allows. */
  public static RequestSet allowed(
      ReviewedStatement statement, ActionElement actions, @Nullable NamedPolicy boundary) {
    return RequestSet.ofRole(List.of(policy(statement, actions)), boundary);
  }

  /** The statement as one that allows some of its actions, by itself. */
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
