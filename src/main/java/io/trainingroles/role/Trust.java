package io.trainingroles.role;

import io.trainingroles.iam.Statement;
import io.trainingroles.role.value.Deployment;
import java.util.List;

/** Who may assume a role, said by intent. */
public interface Trust {

  /**
   * The statements of the trust policy that let this one in.
   *
   * @param deployment where the role is deployed to
   * @return at least one statement
   * @throws io.trainingroles.iam.InvalidValueException if a condition needs an account or a Region
   *     that is not known
   */
  List<Statement> statements(Deployment deployment);

  /**
   * Whether an instance profile hands the role to instances of Amazon EC2.
   *
   * @return false for all but EC2
   */
  default boolean needsInstanceProfile() {
    return false;
  }
}
