package io.trainingroles.terraform;

import static java.util.Map.entry;

import io.trainingroles.role.RoleName;
import io.trainingroles.terraform.Value.Expression;
import io.trainingroles.terraform.Value.Mapping;
import java.util.List;

/** The outputs that each role has. */
public final class RoleOutputs {
  private RoleOutputs() {}

  /**
   * One output.
   *
   * @param name the output's name
   * @param description what it holds
   * @param attribute the attribute of the {@code aws_iam_role} that it holds
   * @param role the role
   */
  public record Output(String name, String description, String attribute, RoleName role) {
    Mapping block() {
      return Mapping.of(
          entry("description", Value.text(description)),
          entry("value", new Expression("aws_iam_role." + Labels.of(role) + "." + attribute)));
    }
  }

  /**
   * The outputs of a role.
   *
   * @param role the role's name
   * @return its name and its ARN
   */
  public static List<Output> of(RoleName role) {
    String prefix = Labels.outputPrefix(role);
    return List.of(
        new Output(prefix + "_name", "The name of the IAM role " + role, "name", role),
        new Output(prefix + "_arn", "The ARN of the IAM role " + role, "arn", role));
  }
}
