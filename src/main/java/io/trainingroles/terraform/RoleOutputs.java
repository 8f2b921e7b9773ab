package io.trainingroles.terraform;

import static java.util.Map.entry;

import io.trainingroles.policy.RoleDetail;
import io.trainingroles.terraform.Value.Expression;
import io.trainingroles.terraform.Value.Mapping;
import java.util.ArrayList;
import java.util.List;

/** The outputs that each role has. */
public final class RoleOutputs {
  private RoleOutputs() {}

  /**
   * One output.
   *
   * @param name the output's name
   * @param description what it holds
   * @param reference the attribute that it holds, such as {@code aws_iam_role.example.arn}
   */
  public record Output(String name, String description, String reference) {
    Mapping block() {
      return Mapping.of(
          entry("description", Value.text(description)), entry("value", new Expression(reference)));
    }
  }

  /**
   * The outputs of a role.
   *
   * @param role the role
   * @return its name and its ARN, and those of its instance profile if it has one
   */
  public static List<Output> of(RoleDetail role) {
    String prefix = Labels.outputPrefix(role.name());
    var outputs = new ArrayList<Output>();
    String address = "aws_iam_role." + Labels.of(role.name());
    outputs.add(
        new Output(prefix + "_name", "The name of the IAM role " + role.name(), address + ".name"));
    outputs.add(
        new Output(prefix + "_arn", "The ARN of the IAM role " + role.name(), address + ".arn"));
    if (role.hasInstanceProfile()) {
      String profile = "aws_iam_instance_profile." + Labels.of(role.name());
      String says = " of the instance profile of the IAM role " + role.name();
      outputs.add(
          new Output(prefix + "_instance_profile_name", "The name" + says, profile + ".name"));
      outputs.add(new Output(prefix + "_instance_profile_arn", "The ARN" + says, profile + ".arn"));
    }
    return List.copyOf(outputs);
  }
}
