package io.trainingroles.input.cloudformation;

import io.trainingroles.finding.Location;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Entry;
import io.trainingroles.tree.Tree.Listing;
import io.trainingroles.tree.Tree.Mapping;
import io.trainingroles.tree.Tree.Scalar;
import io.trainingroles.tree.Tree.ScalarKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The resources of CloudFormation that give a permission without a document, as those of Terraform:
 * <a
 * href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-permission.html">AWS::Lambda::Permission</a>
 * and its like.
 *
 * @param type the type in Terraform
 * @param values the values by their names in Terraform
 */
public record TemplatePermissions(String type, Map<String, Tree> values) {
  private static final Map<String, String> OF_FUNCTIONS =
      Map.of(
          "Action", "action",
          "FunctionName", "function_name",
          "Principal", "principal",
          "PrincipalOrgID", "principal_org_id",
          "SourceAccount", "source_account",
          "SourceArn", "source_arn",
          "FunctionUrlAuthType", "function_url_auth_type",
          "EventSourceToken", "event_source_token");

  private static final Map<String, String> OF_LAYERS =
      Map.of(
          "Action", "action",
          "Principal", "principal",
          "OrganizationId", "organization_id");

  private static final Map<String, String> OF_EVENT_BUSES =
      Map.of(
          "Action", "action",
          "Principal", "principal",
          "EventBusName", "event_bus_name");

  /** Keeps an unchangeable copy. */
  public TemplatePermissions {
    values = Map.copyOf(values);
  }

  /**
   * The permission that a resource gives.
   *
   * @param resource the resource
   * @return nothing for types that give none
   */
  public static Optional<TemplatePermissions> of(TemplateResource resource) {
    Mapping given = resource.properties();
    return switch (resource.type()) {
      case "AWS::Lambda::Permission" ->
          Optional.of(of("aws_lambda_permission", given, OF_FUNCTIONS));
      case "AWS::Lambda::LayerVersionPermission" ->
          Optional.of(of("aws_lambda_layer_version_permission", given, OF_LAYERS));
      case "AWS::Events::EventBusPolicy" -> Optional.of(ofEventBus(given));
      default -> Optional.empty();
    };
  }

  /** With a condition, or a whole statement, it is a policy with one statement. */
  private static TemplatePermissions ofEventBus(Mapping given) {
    TemplatePermissions permission = of("aws_cloudwatch_event_permission", given, OF_EVENT_BUSES);
    Optional<Tree> statement = given.value("Statement");
    if (statement.isPresent()) {
      return new TemplatePermissions(
          "aws_cloudwatch_event_bus_policy", Map.of("policy", documentOf(statement.get())));
    }
    if (given.value("Condition").orElse(null) instanceof Mapping condition) {
      var values = new HashMap<>(permission.values());
      values.put("condition", condition);
      return new TemplatePermissions(permission.type(), values);
    }
    return permission;
  }

  private static TemplatePermissions of(String type, Mapping given, Map<String, String> names) {
    var values = new HashMap<String, Tree>();
    names.forEach(
        (property, name) -> given.value(property).ifPresent(value -> values.put(name, value)));
    return new TemplatePermissions(type, values);
  }

  /** The document with one statement. */
  private static Tree documentOf(Tree statement) {
    Location place = statement.location();
    return new Mapping(
        place,
        List.of(
            new Entry("Version", place, new Scalar(place, ScalarKind.TEXT, "2012-10-17")),
            new Entry("Statement", place, new Listing(place, List.of(statement)))));
  }
}
