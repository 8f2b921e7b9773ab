package io.trainingroles.input.terraform;

import io.trainingroles.input.SeenValue;
import io.trainingroles.input.cloudformation.Template;
import io.trainingroles.input.cloudformation.TemplateReader;
import io.trainingroles.input.terraform.TerraformValue.Known;
import io.trainingroles.tree.JsonWriter;
import io.trainingroles.tree.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The resources that others make and that can give policies to roles: CloudFormation stacks and
 * their like. A template that is in the input is read; of all others it is not known what they
 * give. A stack changes IAM only if it has <a
 * href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html">CAPABILITY_IAM
 * or CAPABILITY_NAMED_IAM</a>.
 */
final class StackResources {
  /** The types whose templates are not in the input, or made by another service. */
  private static final Set<String> UNREAD =
      Set.of(
          "aws_cloudformation_stack_set",
          "aws_cloudformation_stack_instances",
          "aws_cloudformation_stack_set_instance",
          "aws_serverlessapplicationrepository_cloudformation_stack",
          "aws_servicecatalog_provisioned_product",
          "awscc_cloudformation_stack",
          "awscc_cloudformation_stack_set",
          "awscc_servicecatalog_cloud_formation_provisioned_product");

  /** The types of resources in a template that make others. */
  private static final Set<String> NESTED =
      Set.of(
          "AWS::CloudFormation::Stack",
          "AWS::CloudFormation::StackSet",
          "AWS::Serverless::Application",
          "AWS::ServiceCatalog::CloudFormationProvisionedProduct");

  private final String source;
  private final UnreadResources unread;
  private final StandalonePolicies alone;
  private final List<TerraformResource> resources = new ArrayList<>();

  /**
   * {@code unread} gets those of which it is not known what they make in IAM, {@code alone} those
   * of which it is not known what the resource policy is.
   */
  StackResources(String source, UnreadResources unread, StandalonePolicies alone) {
    this.source = source;
    this.unread = unread;
    this.alone = alone;
  }

  /** All resources, those that stacks make among them. */
  List<TerraformResource> of(List<TerraformResource> all) {
    for (TerraformResource resource : all) {
      resources.add(resource);
      if (resource.type().equals("aws_cloudformation_stack")) {
        addStack(resource);
      } else if (resource.type().equals("aws_cloudcontrolapi_resource")) {
        addCloudControl(resource);
      } else if (UNREAD.contains(resource.type()) && canChangeIam(resource)) {
        addUnread(resource, "its template is not in the input");
      }
    }
    return resources;
  }

  private void addStack(TerraformResource stack) {
    TerraformValue body = stack.attributes().text("template_body");
    if (!(body instanceof Known text)) {
      if (canChangeIam(stack)) {
        addUnread(
            stack,
            body instanceof TerraformValue.Unknown later
                ? "template_body, " + later.why()
                : "its template is not in the input");
      }
      return;
    }
    TemplateReader.Reading reading = TemplateReader.read(source, text.text(), parameters(stack));
    if (reading instanceof TemplateReader.Reading.Read read) {
      addTemplate(stack, text, read.template());
    } else if (canChangeIam(stack)) {
      addUnread(
          stack,
          "its template cannot be read: " + ((TemplateReader.Reading.Refused) reading).why());
    }
  }

  private void addTemplate(TerraformResource stack, Known text, Template template) {
    resources.addAll(TemplateResources.of(stack, text.place(), template));
    if (canChangeIam(stack)) {
      unread(template).ifPresent(why -> addUnread(stack, why));
    }
  }

  /** Why a template may make more than it says. */
  static Optional<String> unread(Template template) {
    Optional<String> nested =
        template.resources().stream()
            .filter(each -> NESTED.contains(each.type()))
            .map(each -> each.logicalId() + " has a template of its own")
            .findFirst();
    Optional<String> module =
        template.resources().stream()
            .filter(each -> each.type().endsWith("::MODULE"))
            .map(each -> each.logicalId() + " is a module, which has resources of its own")
            .findFirst();
    Optional<String> transform =
        template.transforms().stream().map(each -> each + " changes its template").findFirst();
    return nested.or(() -> module).or(() -> transform);
  }

  /** The Cloud Control API makes one resource of CloudFormation's types. */
  private void addCloudControl(TerraformResource resource) {
    String type =
        resource.attributes().text("type_name") instanceof Known known ? known.text() : "";
    Optional<Template> template = Optional.empty();
    if (resource.attributes().text("desired_state") instanceof Known state) {
      template = template(type, state);
      template.ifPresent(
          read -> resources.addAll(TemplateResources.of(resource, state.place(), read)));
      if (template.isEmpty() && state.text().contains("\"Statement\"")) {
        alone.addUnknown(resource, "desired_state", "policies of " + type + " are not read");
      }
    }
    boolean isOfIam = type.isEmpty() || type.startsWith("AWS::IAM::");
    if (NESTED.contains(type) || (isOfIam && template.isEmpty())) {
      addUnread(resource, "its desired_state is not known");
    } else if (template.isEmpty() && (TemplateResources.isRead(type) || type.endsWith("Policy"))) {
      alone.addUnknown(resource, "desired_state", "which is not known");
    }
  }

  /** A template with one resource; nothing where its properties cannot be read. */
  private Optional<Template> template(String type, Known properties) {
    String template =
        "{\"Resources\":{\"desired_state\":{\"Type\":"
            + JsonWriter.compact(new Tree.Scalar(properties.place(), Tree.ScalarKind.TEXT, type))
            + ",\"Properties\":"
            + properties.text()
            + "}}}";
    return TemplateReader.read(source, template, Optional.of(Map.of()))
            instanceof TemplateReader.Reading.Read read
        ? Optional.of(read.template())
        : Optional.empty();
  }

  /** Whether a stack may make resources of IAM; also where that is not known. */
  private static boolean canChangeIam(TerraformResource stack) {
    if (stack.type().contains("servicecatalog")
        || stack.type().equals("aws_cloudformation_stack_instances")
        || stack.type().equals("aws_cloudformation_stack_set_instance")) {
      return true;
    }
    return stack.attributes().texts("capabilities").stream()
        .anyMatch(
            each ->
                !(each instanceof Known known)
                    || known.text().equals("CAPABILITY_IAM")
                    || known.text().equals("CAPABILITY_NAMED_IAM"));
  }

  /** The values that the stack gives for parameters; nothing where they are not known. */
  private static Optional<Map<String, String>> parameters(TerraformResource stack) {
    var given = new HashMap<String, String>();
    if (stack.attributes().text("name") instanceof Known name) {
      given.put("AWS::StackName", name.text());
    }
    if (!stack.attributes().isSet("parameters")) {
      return Optional.of(given);
    }
    SeenValue<Map<String, String>> values = SeenTrees.texts(stack.attributes().tree("parameters"));
    if (values instanceof SeenValue.Unknown<Map<String, String>>) {
      return Optional.empty();
    }
    values.known().ifPresent(given::putAll);
    return Optional.of(given);
  }

  private void addUnread(TerraformResource resource, String why) {
    unread.add(resource.address(), resource.element(), "the content of " + resource.address(), why);
  }
}
