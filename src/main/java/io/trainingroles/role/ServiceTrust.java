package io.trainingroles.role;

import io.trainingroles.iam.ActionElement.Actions;
import io.trainingroles.iam.Principal;
import io.trainingroles.iam.PrincipalElement.Principals;
import io.trainingroles.iam.Statement;
import java.util.List;

/**
 * An AWS service assumes the role to run a job. See <a
 * href="https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html">How to use SageMaker
 * AI execution roles</a>.
 *
 * @param service the service
 */
public record ServiceTrust(TrustedService service) implements Trust {

  @Override
  public List<Statement> statements(Deployment deployment) {
    return List.of(
        Statement.trust(
            Principals.of(new Principal.Service(service.principal())),
            Actions.of("sts:AssumeRole")));
  }
}
