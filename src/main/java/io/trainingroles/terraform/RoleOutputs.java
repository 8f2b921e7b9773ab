package io.trainingroles.terraform;

import static java.util.Map.entry;

import io.trainingroles.policy.RoleDetail;
import io.trainingroles.terraform.Value.Expression;
import io.trainingroles.terraform.Value.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The outputs that each role has. */
public final class RoleOutputs {
  /** The name of the output that has all roles. */
  public static final String MAP = "training_roles";

  /** What the output that has all roles is for. */
  public static final String MAP_DESCRIPTION = "The ARN, the name and the unique ID of each role";

  private static final List<String> OF_EACH = List.of("arn", "name", "unique_id");

  private RoleOutputs() {}

  /**
   * The attributes of each role, for one output of all roles.
   *
   * @param roles the roles
   * @return the addresses of the attributes by their names, such as {@code
   *     aws_iam_role.example.arn}; those by the names of the roles
   */
  public static SortedMap<String, SortedMap<String, String>> map(List<RoleDetail> roles) {
    var map = new TreeMap<String, SortedMap<String, String>>();
    for (RoleDetail role : roles) {
      var attributes = new TreeMap<String, String>();
      OF_EACH.forEach(
          attribute ->
              attributes.put(
                  attribute, "aws_iam_role." + Labels.of(role.name()) + "." + attribute));
      map.put(role.name().value(), attributes);
    }
    return map;
  }

  /** The block of the output of all roles. */
  static Mapping mapBlock(List<RoleDetail> roles) {
    List<Map.Entry<String, Mapping>> all =
        map(roles).entrySet().stream()
            .map(
                role ->
                    entry(
                        role.getKey(),
                        Mapping.of(
                            role.getValue().entrySet().stream()
                                .map(each -> entry(each.getKey(), new Expression(each.getValue())))
                                .toList())))
            .toList();
    return Mapping.of(
        entry("description", Value.text(MAP_DESCRIPTION)), entry("value", Mapping.of(all)));
  }

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
