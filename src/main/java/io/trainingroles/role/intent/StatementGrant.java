package io.trainingroles.role.intent;

import io.trainingroles.iam.Statement;
import io.trainingroles.role.Grant;
import io.trainingroles.role.value.Deployment;
import java.util.List;

/**
 * One statement of IAM's policy language as it is, with any of its elements, for what no intent can
 * say: {@code Deny}, {@code NotAction}, {@code NotResource}, conditions. See <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html">IAM JSON
 * policy element reference</a>.
 *
 * @param statement the statement
 */
public record StatementGrant(Statement statement) implements Grant {
  /** The key in a spec. */
  public static final String WORD = "statement";

  @Override
  public List<Statement> statements(Deployment deployment) {
    return List.of(statement);
  }
}
