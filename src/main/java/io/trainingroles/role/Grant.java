package io.trainingroles.role;

import io.trainingroles.iam.Statement;
import io.trainingroles.role.value.Deployment;
import java.util.List;

/** Access that a training job needs, declared by intent. */
public interface Grant {

  /**
   * The narrowest statements that let a real job do it.
   *
   * @param deployment where the role is deployed to
   * @return at least one statement
   * @throws io.trainingroles.iam.InvalidValueException if the role cannot reach what is granted
   *     from where it is deployed to, such as a key of another partition
   */
  List<Statement> statements(Deployment deployment);

  /**
   * The statements without which a job fails. They are fewer than those that are granted where AWS
   * has more than one form of a resource, and a policy with any one of the documented forms works.
   *
   * @param deployment where the role is deployed to
   * @return at least one statement; what they allow, {@link #statements} allow as well
   * @throws io.trainingroles.iam.InvalidValueException if the role cannot reach what is granted
   */
  default List<Statement> required(Deployment deployment) {
    return statements(deployment);
  }
}
