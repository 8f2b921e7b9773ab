package io.trainingroles.input.terraform;

import io.trainingroles.input.SeenValue;
import io.trainingroles.input.terraform.TerraformValue.Absent;
import io.trainingroles.input.terraform.TerraformValue.Known;
import io.trainingroles.role.value.TerraformReference;
import io.trainingroles.role.value.VariableType;
import io.trainingroles.tree.JsonWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The permissions that resources give without a document: AWS adds a statement to the policy of a
 * function, a layer or an event bus for each (<a
 * href="https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html">AddPermission</a>, <a
 * href="https://docs.aws.amazon.com/lambda/latest/api/API_AddLayerVersionPermission.html">AddLayerVersionPermission</a>,
 * <a
 * href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutPermission.html">PutPermission</a>),
 * and a <a href="https://docs.aws.amazon.com/kms/latest/developerguide/grants.html">grant</a> of a
 * key counts beside the key's policy.
 */
final class GivenPermissions {
  /** What the statement is called, in place of an attribute. */
  static final String NAME = "permission";

  private static final String ORGANISATION = "aws:PrincipalOrgID";

  private final TerraformResource resource;
  private final Map<String, Map<String, Object>> conditions = new TreeMap<>();

  private GivenPermissions(TerraformResource resource) {
    this.resource = resource;
  }

  /** The policy with the statement of a resource, if it gives one; unknown without a principal. */
  static Optional<TerraformValue> of(TerraformResource resource) {
    var permission = new GivenPermissions(resource);
    return switch (resource.type()) {
      case "aws_lambda_permission" -> Optional.of(permission.ofFunction());
      case "aws_lambda_layer_version_permission" -> Optional.of(permission.ofLayer());
      case "aws_cloudwatch_event_permission" -> Optional.of(permission.ofEventBus());
      case "aws_kms_grant" -> Optional.of(permission.ofKey());
      default -> Optional.empty();
    };
  }

  private TerraformValue ofFunction() {
    limit("ArnLike", "aws:SourceArn", "source_arn");
    limit("StringEquals", "aws:SourceAccount", "source_account");
    limit("StringEquals", ORGANISATION, "principal_org_id");
    limit("StringEquals", "lambda:FunctionUrlAuthType", "function_url_auth_type");
    limit("StringEquals", "lambda:EventSourceToken", "event_source_token");
    String qualifier = known("qualifier").map(each -> ":" + each).orElse("");
    return statement(
        "principal",
        List.of(known("action").orElse("lambda:InvokeFunction")),
        arn("function_name", "arn:aws:lambda:*:*:function:", qualifier));
  }

  private TerraformValue ofLayer() {
    limit("StringEquals", ORGANISATION, "organization_id");
    return statement(
        "principal",
        List.of(known("action").orElse("lambda:GetLayerVersion")),
        arn("layer_name", "arn:aws:lambda:*:*:layer:", ":*"));
  }

  private TerraformValue ofEventBus() {
    for (TerraformAttributes block : resource.attributes().blocks("condition")) {
      if (block.text("type") instanceof Known operator && block.text("key") instanceof Known key) {
        put(operator.text(), key.text(), value(block.text("value"), "condition.value"));
      } else {
        return new TerraformValue.Unknown("in a condition that is not known");
      }
    }
    return statement(
        "principal",
        List.of(known("action").orElse("events:PutEvents")),
        known("event_bus_name").isEmpty()
            ? "arn:aws:events:*:*:event-bus/default"
            : arn("event_bus_name", "arn:aws:events:*:*:event-bus/", ""));
  }

  private TerraformValue ofKey() {
    for (TerraformAttributes constraints : resource.attributes().blocks("constraints")) {
      for (String name : List.of("encryption_context_equals", "encryption_context_subset")) {
        if (SeenTrees.texts(constraints.tree(name)) instanceof SeenValue.Known<?> pairs
            && pairs.value() instanceof Map<?, ?> context) {
          context.forEach(
              (key, value) -> put("StringEquals", "kms:EncryptionContext:" + key, value));
        }
      }
    }
    var actions = new ArrayList<String>();
    for (TerraformValue operation : resource.attributes().texts("operations")) {
      if (!(operation instanceof Known known)) {
        return new TerraformValue.Unknown("with operations that are not known");
      }
      actions.add("kms:" + known.text());
    }
    return statement("grantee_principal", actions, arn("key_id", "arn:aws:kms:*:*:key/", ""));
  }

  private TerraformValue statement(String principal, List<String> actions, String on) {
    TerraformValue who = resource.attributes().text(principal);
    if (!(who instanceof Known known)) {
      return new TerraformValue.Unknown("for a principal that is not known");
    }
    Map<String, Object> statement = new LinkedHashMap<>();
    statement.put("Effect", "Allow");
    statement.put("Principal", principal(known.text()));
    statement.put("Action", actions);
    statement.put("Resource", on);
    if (!conditions.isEmpty()) {
      statement.put("Condition", conditions);
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("Version", "2012-10-17");
    document.put("Statement", List.of(statement));
    return new Known(JsonWriter.ofValues(document), known.place());
  }

  private static Object principal(String who) {
    if (who.equals("*")) {
      return who;
    }
    boolean isOfAccount = who.matches("[0-9]{12}") || who.startsWith("arn:");
    return Map.of(isOfAccount ? "AWS" : "Service", who);
  }

  /** The resource of a name, or of an ARN that is given instead; any where it is not known. */
  private String arn(String name, String begin, String end) {
    return known(name)
        .map(given -> given.startsWith("arn:") ? given : begin + given)
        .map(given -> given + end)
        .filter(given -> given.split(":", -1).length > 5)
        .orElse("*");
  }

  private Optional<String> known(String name) {
    return resource.attributes().text(name) instanceof Known known
        ? Optional.of(known.text())
        : Optional.empty();
  }

  /** Adds a condition; with a value that is known only later, it is still there. */
  private void limit(String operator, String key, String name) {
    TerraformValue value = resource.attributes().text(name);
    if (!(value instanceof Absent) && resource.attributes().isSet(name)) {
      put(operator, key, value(value, name));
    }
  }

  private void put(String operator, String key, Object value) {
    conditions.computeIfAbsent(operator, each -> new TreeMap<>()).put(key, value);
  }

  private String value(TerraformValue value, String name) {
    return value instanceof Known known
        ? known.text()
        : new TerraformReference(VariableType.TEXT, resource.address() + "." + name).text();
  }
}
