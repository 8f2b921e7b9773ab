package io.trainingroles.role;

import io.trainingroles.iam.Statement;
import java.util.List;

/** Who may assume a role, said by intent. */
public sealed interface Trust permits ServiceTrust {

  /**
   * The statements of the trust policy that let this one in.
   *
   * @param deployment where the role is deployed to
   * @return at least one statement
   */
  List<Statement> statements(Deployment deployment);
}
