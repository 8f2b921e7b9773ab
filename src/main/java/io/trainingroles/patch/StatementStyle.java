package io.trainingroles.patch;

import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.iam.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How a statement of a policy is written in a file. */
enum StatementStyle {
  /** An object of HCL, as in {@code jsonencode}. */
  OBJECT(" = ", "") {
    @Override
    String text(String value) {
      return HclText.quoted(value);
    }
  },
  /** JSON in a template of HCL. */
  TEMPLATE(": ", "\"") {
    @Override
    String text(String value) {
      return HclText.template(HclText.json(value));
    }
  },
  /** JSON in a file of its own. */
  JSON(": ", "\"") {
    @Override
    String text(String value) {
      return HclText.json(value);
    }
  };

  private final String sign;
  private final String mark;

  StatementStyle(String sign, String mark) {
    this.sign = sign;
    this.mark = mark;
  }

  /** A text as a value. */
  abstract String text(String value);

  /** Texts as a value: one as it is, several as a list. */
  String texts(List<String> values) {
    return values.size() == 1
        ? text(values.get(0))
        : values.stream().map(this::text).collect(Collectors.joining(", ", "[", "]"));
  }

  /** A statement in lines, the first one without its margin. */
  String statement(Statement statement, int indent) {
    var members = new ArrayList<String>();
    if (statement.sid() != null) {
      members.add(member("Sid", text(statement.sid())));
    }
    members.add(member("Effect", text(statement.effect() == Effect.ALLOW ? "Allow" : "Deny")));
    members.add(
        member(
            statement.action() instanceof ActionElement.Actions ? "Action" : "NotAction",
            texts(actions(statement))));
    ResourceElement resource = statement.resource();
    if (resource != null) {
      members.add(
          member(
              resource instanceof ResourceElement.Resources ? "Resource" : "NotResource",
              texts(resources(statement))));
    }
    if (!statement.conditions().isEmpty()) {
      members.add(member("Condition", conditions(statement.conditions(), indent + 2)));
    }
    return object(members, indent);
  }

  /** The conditions of a statement as a value. */
  String conditions(List<Condition> conditions, int indent) {
    Map<String, List<String>> byOperator = new LinkedHashMap<>();
    for (Condition condition : conditions) {
      byOperator
          .computeIfAbsent(condition.operator(), key -> new ArrayList<>())
          .add(text(condition.key()) + sign + texts(condition.values()));
    }
    var members = new ArrayList<String>();
    byOperator.forEach(
        (operator, keys) ->
            members.add(
                (operator.contains(":") ? text(operator) : mark + operator + mark)
                    + sign
                    + "{ "
                    + String.join(", ", keys)
                    + " }"));
    return object(members, indent);
  }

  private String member(String name, String value) {
    return mark + name + mark + sign + value;
  }

  private String object(List<String> members, int indent) {
    String margin = "\n" + " ".repeat(indent + 2);
    String comma = mark.isEmpty() ? "" : ",";
    return "{"
        + members.stream().map(each -> margin + each).collect(Collectors.joining(comma))
        + "\n"
        + " ".repeat(indent)
        + "}";
  }

  static List<String> actions(Statement statement) {
    return statement.action().patterns().stream().map(ActionPattern::value).toList();
  }

  static List<String> resources(Statement statement) {
    ResourceElement resource = statement.resource();
    return resource == null
        ? List.of()
        : resource.patterns().stream().map(ResourcePattern::value).toList();
  }
}
