package io.trainingroles.terraform;

import static java.util.Map.entry;

import io.trainingroles.policy.RoleDetail;
import io.trainingroles.role.RoleName;
import io.trainingroles.terraform.Value.Concatenation;
import io.trainingroles.terraform.Value.Expression;
import io.trainingroles.terraform.Value.Listing;
import io.trainingroles.terraform.Value.Mapping;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The variables of a module: what differs from one use of the same roles to the next. Each default
 * gives the roles that a root configuration would have; each validation says at plan what IAM would
 * say only at apply.
 */
final class ModuleVariables {
  private static final Set<String> NAMED_IN_ACCOUNT =
      Set.of("aws_iam_role", "aws_iam_policy", "aws_iam_instance_profile");

  /** Paths that mean themselves in a policy: no wildcard, no policy variable, no end of a text. */
  private static final String PATH = "^/([!#%-)+->@-Z^-z|~]{0,510}/)?$";

  /** The names of the variables of every module. */
  static final Set<String> NAMES =
      Set.of("max_session_duration", "name_prefix", "path", "permissions_boundary", "tags");

  private ModuleVariables() {}

  /** The attributes of a resource in the module: its own, and what the variables set on it. */
  static Mapping attributes(RoleBlocks.Block block) {
    if (!NAMED_IN_ACCOUNT.contains(block.type())) {
      return block.attributes();
    }
    var attributes = new TreeMap<>(block.attributes().entries());
    attributes.computeIfPresent(
        "name", (key, own) -> new Concatenation(List.of(new Expression("var.name_prefix"), own)));
    attributes.compute("path", ModuleVariables::orDeclared);
    attributes.compute("tags", ModuleVariables::withDeclared);
    if (block.type().equals("aws_iam_role")) {
      attributes.compute("max_session_duration", ModuleVariables::orDeclared);
      attributes.compute("permissions_boundary", ModuleVariables::orDeclared);
    }
    return new Mapping(attributes);
  }

  private static Value orDeclared(String name, @Nullable Value declared) {
    String variable = "var." + name;
    return new Expression(
        declared == null ? variable : "coalesce(" + variable + ", " + literal(declared) + ")");
  }

  private static Value withDeclared(String name, @Nullable Value declared) {
    String variable = "var." + name;
    return new Expression(
        declared == null ? variable : "merge(" + literal(declared) + ", " + variable + ")");
  }

  private static String literal(Value declared) {
    if (declared instanceof Value.Text text) {
      return Quoted.of(text.text());
    } else if (declared instanceof Value.Whole number) {
      return Long.toString(number.value());
    } else if (declared instanceof Mapping mapping) {
      return mapping.entries().entrySet().stream()
          .map(entry -> Quoted.of(entry.getKey()) + " = " + literal(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    throw new IllegalArgumentException("no literal for " + declared);
  }

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
        "The prefix of each role's name; each use of the module in the same account needs its own.",
        validation(
            "can(regex(\"^[A-Za-z0-9+=,.@_-]{0," + room + "}$\", var.name_prefix))",
            "Use at most " + room + " letters, digits and +=,.@_-: a role's name has 64 at most."));
  }

  private static Mapping path() {
    return variable(
        "string",
        new Value.Null(),
        "The path of each role, such as /training/, or null for what the role declares.",
        validation(
            "var.path == null ? true : can(regex(" + Quoted.of(PATH) + ", var.path))",
            "Begin and end the path with a slash; it has 512 printable ASCII characters at most, and none of"
                + " * ? $ { } [ ] \" and the backslash."));
  }

  private static Mapping permissionsBoundary() {
    return variable(
        "string",
        new Value.Null(),
        "The ARN of the managed policy that is each role's permissions boundary, or null for what "
            + "the role declares.",
        validation(
            "var.permissions_boundary == null ? true : can(regex(\"^arn:[^:]+:iam::(aws|[0-9]{12}):policy/\","
                + " var.permissions_boundary))",
            "Give the ARN of a managed policy, such as arn:aws:iam::123456789012:policy/Boundary."));
  }

  private static Mapping maximumSession() {
    return variable(
        "number",
        new Value.Null(),
        "The longest session of each role, in seconds, or null for what the role declares; it does not"
            + " limit AWS services.",
        validation(
            "var.max_session_duration == null ? true : (var.max_session_duration >= 3600 &&"
                + " var.max_session_duration <= 43200)",
            "Give 3600 to 43200 seconds: 1 to 12 hours."));
  }

  private static Mapping tags() {
    return variable(
        "map(string)",
        Mapping.of(),
        "Tags of each role, beside those that it declares.",
        validation("length(var.tags) <= 50", "A role can have at most 50 tags."));
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
