package io.trainingroles.role.trust;

import io.trainingroles.iam.Effect;
import io.trainingroles.iam.Principal;
import io.trainingroles.iam.PrincipalElement.Principals;
import io.trainingroles.iam.Statement;
import io.trainingroles.role.Trust;
import io.trainingroles.role.value.Deployment;
import java.util.List;

/**
 * One statement of a trust policy as it is, for a trust that no other form can say. See <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html">Update
 * a role trust policy</a>.
 *
 * @param statement the statement
 */
public record StatementTrust(Statement statement) implements Trust {
  /** The key of a role in a spec, whose value is the whole document. */
  public static final String WORD = "trust_policy";

  @Override
  public List<Statement> statements(Deployment deployment) {
    return List.of(statement);
  }

  @Override
  public boolean needsInstanceProfile() {
    return statement.effect() == Effect.ALLOW
        && statement.principal() instanceof Principals principals
        && principals.principals().contains(new Principal.Service(TrustedService.EC2.principal()));
  }
}
