package io.trainingroles.check.breadth;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.GrantCheck;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.evidence.ConditionKeys;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.iam.Condition;
import io.trainingroles.reference.Action;
import io.trainingroles.reference.ArnFormat;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Every resource, for an action that can be scoped. */
final class ResourceStar implements GrantCheck {
  private static final Pattern EVERY_RESOURCE = Pattern.compile("[*]+|arn:[*](:[*])*");

  /**
   * Actions that AWS wants on every resource for training: those of network interfaces, for which
   * jobs fail with anything else, and metrics, which a namespace scopes. See <a
   * href="https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html">How to use
   * SageMaker AI execution roles</a>.
   */
  private static final Set<String> NEED_EVERY_RESOURCE =
      Set.of(
          "ec2:CreateNetworkInterface",
          "ec2:CreateNetworkInterfacePermission",
          "ec2:DeleteNetworkInterface",
          "ec2:DeleteNetworkInterfacePermission",
          "cloudwatch:PutMetricData");

  @Override
  public IssuePage page() {
    return IssuePage.of("RESOURCE_STAR", IssueGroup.BREADTH, WARNING)
        .title("An action that can be scoped is allowed on every resource")
        .avoid("{\"Effect\": \"Allow\", \"Action\": \"s3:GetObject\", \"Resource\": \"*\"}")
        .prefer(
            "{\"Effect\": \"Allow\", \"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::data/*\"}")
        .why(
            "The job reaches what belongs to others: each bucket of the account, and those of other"
                + " accounts that let it in.")
        .limits(
            "A condition that says which resources are meant (on aws:ResourceTag/…, aws:ResourceAccount,"
                + " aws:ResourceOrgID, aws:ResourceOrgPaths, a service's own ResourceTag/…, ec2:Vpc or"
                + " ec2:Subnet) is taken for a scope. Actions without resource types need *, and so are"
                + " no finding; nor are the actions on network interfaces, and PutMetricData, which AWS"
                + " wants on * for training.")
        .counterparts(
            "parliament RESOURCE_STAR",
            "checkov CKV_AWS_355",
            "checkov CKV_AWS_356",
            "cdk-nag AwsSolutions-IAM5",
            "boogy wildcard_resource")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector notes) {
    if (!isOnEverything(statement) || isScoped(statement)) {
      return;
    }
    for (String pattern : statement.actionPatterns()) {
      List<Action> scopable =
          statement.actions(pattern).stream().filter(ResourceStar::isScopable).toList();
      if (!scopable.isEmpty()) {
        notes.add(
            statement.at("Resource"),
            statement.subject(pattern + " on *"),
            problem(pattern, scopable),
            "name the resources, such as " + example(scopable.get(0)));
      }
    }
  }

  private static String problem(String pattern, List<Action> scopable) {
    int more = scopable.size() - 1;
    return more == 0
        ? scopable.get(0) + " can be scoped, and is allowed on every resource"
        : scopable.get(0)
            + " and "
            + more
            + " more of "
            + pattern
            + " can be scoped, and are allowed on every resource";
  }

  private static boolean isOnEverything(ReviewedStatement statement) {
    return statement.resourcePatterns().stream()
        .anyMatch(resource -> EVERY_RESOURCE.matcher(resource).matches());
  }

  private static boolean isScopable(Action action) {
    return action.canBeScoped() && !NEED_EVERY_RESOURCE.contains(action.toString());
  }

  static boolean isScoped(ReviewedStatement statement) {
    return statement.statement().conditions().stream().anyMatch(ResourceStar::isScope);
  }

  private static boolean isScope(Condition condition) {
    String key = condition.key().toLowerCase(Locale.ROOT);
    boolean isOfResource =
        key.startsWith("aws:resource")
            || key.contains(":resourcetag/")
            || key.equals("s3:resourceaccount")
            || key.equals("ec2:vpc")
            || key.equals("ec2:subnet");
    return isOfResource
        && ConditionKeys.operator(condition)
            .filter(operator -> !operator.holdsWithoutKey())
            .isPresent();
  }

  /** The plainest of its ARNs. */
  private static String example(Action action) {
    return action.resources().stream()
        .flatMap(on -> on.type().formats().stream())
        .map(ArnFormat::toString)
        .min(Comparator.comparingInt(String::length))
        .orElseThrow();
  }
}
