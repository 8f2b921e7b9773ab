package io.trainingroles.role;

import io.trainingroles.iam.Statement;
import io.trainingroles.role.value.Deployment;
import java.util.List;

/** Who may assume a role, declared by intent. */
public interface Trust {

  /**
   * The statements of the trust policy that allow it.
   *
   * @param deployment where the role is deployed to
   * @return at least one statement
   * @throws io.trainingroles.iam.InvalidValueException if a condition needs an account or a Region
   *     that is not known
   */
  List<Statement> statements(Deployment deployment);

  /**
   * Whether instances of Amazon EC2 get the role through an instance profile.
   *
   * @return false for all but EC2
   */
  default boolean needsInstanceProfile() {
    return false;
  }
}
