package io.trainingroles.terraform;

import static java.util.Map.entry;

import io.trainingroles.policy.RoleDetail;
import io.trainingroles.role.RoleName;
import io.trainingroles.terraform.Value.Expression;
import io.trainingroles.terraform.Value.Listing;
import io.trainingroles.terraform.Value.Mapping;
import java.util.List;
import java.util.Map;

/**
 * The variables of a module: what differs from one use of the same roles to the next. Each default
 * gives the roles that a root configuration would have; each validation says at plan what IAM would
 * say only at apply.
 */
final class ModuleVariables {
  /** What the variables set on each role; a name here is what the role's own name follows. */
  static final Map<String, Value> OF_EACH_ROLE =
      Map.of(
          "max_session_duration", new Expression("var.max_session_duration"),
          "name", new Expression("var.name_prefix"),
          "path", new Expression("var.path"),
          "permissions_boundary", new Expression("var.permissions_boundary"),
          "tags", new Expression("var.tags"));

  private ModuleVariables() {}

  static Mapping blocks(List<RoleDetail> roles) {
    return Mapping.of(
        entry("max_session_duration", maximumSession()),
        entry("name_prefix", namePrefix(roles)),
        entry("path", path()),
        entry("permissions_boundary", permissionsBoundary()),
        entry("tags", tags()));
  }

  private static Mapping namePrefix(List<RoleDetail> roles) {
    int longest = roles.stream().mapToInt(role -> role.name().value().length()).max().orElse(0);
    int room = RoleName.MAXIMUM_LENGTH - longest;
    return variable(
        "string",
        Value.text(""),
        "What the name of each role begins with; two uses of the module in one account need two"
            + " prefixes.",
        validation(
            "can(regex(\"^[A-Za-z0-9+=,.@_-]{0," + room + "}$\", var.name_prefix))",
            "Use at most " + room + " letters, digits and +=,.@_-: a role's name has 64 at most."));
  }

  private static Mapping path() {
    return variable(
        "string",
        Value.text("/"),
        "The path of each role, such as /training/.",
        validation(
            "length(var.path) <= 512 && can(regex(\"^/([!-~]+/)?$\", var.path))",
            "Begin and end the path with a slash; it has 512 printable ASCII characters at most."));
  }

  private static Mapping permissionsBoundary() {
    return variable(
        "string",
        new Value.Null(),
        "The ARN of the managed policy that bounds each role, or null for none.",
        validation(
            "var.permissions_boundary == null || can(regex(\"^arn:[^:]+:iam::(aws|[0-9]{12}):policy/\","
                + " var.permissions_boundary))",
            "Give the ARN of a managed policy, such as arn:aws:iam::123456789012:policy/Boundary."));
  }

  private static Mapping maximumSession() {
    return variable(
        "number",
        new Value.Whole(3600),
        "The longest session of each role, in seconds; it does not limit AWS services.",
        validation(
            "var.max_session_duration >= 3600 && var.max_session_duration <= 43200",
            "Give 3600 to 43200 seconds: 1 to 12 hours."));
  }

  private static Mapping tags() {
    return variable(
        "map(string)",
        Mapping.of(),
        "The tags of each role.",
        validation("length(var.tags) <= 50", "IAM takes 50 tags at most."));
  }

  private static Mapping variable(String type, Value ifUnset, String says, Mapping validation) {
    return Mapping.of(
        entry("default", ifUnset),
        entry("description", Value.text(says)),
        entry("type", Value.text(type)),
        entry("validation", new Listing(List.of(validation))));
  }

  private static Mapping validation(String condition, String otherwise) {
    return Mapping.of(
        entry("condition", new Expression(condition)),
        entry("error_message", Value.text(otherwise)));
  }
}
