package io.trainingroles.role;

import io.trainingroles.iam.Statement;
import java.util.List;

/** Something that a training job must be able to do, said by intent. */
public sealed interface Grant permits ReadData {

  /**
   * The narrowest statements that let a real job do it.
   *
   * @param deployment where the role is deployed to
   * @return at least one statement
   */
  List<Statement> statements(Deployment deployment);
}
