package io.trainingroles.role.intent;

import io.trainingroles.iam.ActionElement.Actions;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.ResourceElement.Resources;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.iam.Statement;
import io.trainingroles.role.Form;
import io.trainingroles.role.Grant;
import io.trainingroles.role.Parameter;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.role.value.LogGroupName;
import io.trainingroles.role.value.TerraformReference;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A statement for access that no other intent describes, with its reason for the reviewer. Only
 * here, wildcards and policy variables have their meaning in IAM. See <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html">IAM JSON
 * policy element reference</a>.
 *
 * @param actions the actions, at least one
 * @param resources the resources, at least one
 * @param because why the job needs it
 */
public record AllowStatement(
    List<ActionPattern> actions, List<ResourcePattern> resources, String because) implements Grant {
  /** The key in a spec. */
  public static final String WORD = "allow";

  private static final Pattern LOG_GROUP =
      Pattern.compile("arn:[^:]*:logs:[^:]*:[^:]*:log-group:[^:*?]+");
  private static final Parameter<ActionPattern> ACTIONS =
      Parameter.list("actions", ActionPattern::of, "[fsx:DescribeFileSystems]", "the actions");
  private static final Parameter<ResourcePattern> RESOURCES =
      Parameter.list(
          "resources",
          text -> ResourcePattern.of(TerraformReference.notAName(text)),
          "[\"*\"]",
          "the resources");
  private static final Parameter<String> BECAUSE =
      Parameter.required("because", text -> text, "FSx for Lustre needs it", "why it is needed");

  static final Form<Grant> INTENT =
      new Form<>(
          WORD,
          "Allows actions on resources, for a reason",
          "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html",
          List.of(ACTIONS, RESOURCES, BECAUSE),
          arguments ->
              new AllowStatement(
                  arguments.all(ACTIONS), arguments.all(RESOURCES), arguments.get(BECAUSE)));

  /** Keeps unchangeable copies. */
  public AllowStatement {
    actions = List.copyOf(actions);
    resources = List.copyOf(resources);
  }

  @Override
  public List<Statement> statements(Deployment deployment) {
    return List.of(Statement.allow(new Actions(actions), new Resources(resources)));
  }

  /** Of a log group that is named in both forms of its ARN, the documented one is enough. */
  @Override
  public List<Statement> required(Deployment deployment) {
    List<ResourcePattern> enough =
        resources.stream().filter(resource -> !isBesideItsDocumentedForm(resource)).toList();
    return List.of(Statement.allow(new Actions(actions), new Resources(enough)));
  }

  private boolean isBesideItsDocumentedForm(ResourcePattern resource) {
    return LOG_GROUP.matcher(resource.value()).matches()
        && resources.stream()
            .map(ResourcePattern::value)
            .anyMatch(LogGroupName.documentedForm(resource.value())::equals);
  }
}
