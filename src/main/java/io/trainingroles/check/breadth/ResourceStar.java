package io.trainingroles.check.breadth;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.GrantCheck;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.evidence.ConditionKeys;
import io.trainingroles.check.evidence.ConditionLimits;
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

/** The resource {@code *} for an action with resource-level permissions. */
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

  /** Condition keys of what a resource is, besides its account and its tags. */
  private static final Set<String> SCOPES =
      Set.of(
          "ec2:owner",
          "ec2:subnet",
          "ec2:vpc",
          "kms:requestalias",
          "kms:resourcealiases",
          "s3:accessgrantsinstancearn",
          "s3:dataaccesspointarn",
          "s3:resourceaccount");

  @Override
  public IssuePage page() {
    return IssuePage.of("RESOURCE_STAR", IssueGroup.BREADTH, WARNING)
        .title(
            "An action that supports resource-level permissions is allowed on every " + "resource")
        .avoid("{\"Effect\": \"Allow\", \"Action\": \"s3:GetObject\", \"Resource\": \"*\"}")
        .prefer(
            "{\"Effect\": \"Allow\", \"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::data/*\"}")
        .why(
            "The job can reach the resources of others: every bucket of the account, and "
                + "those of other accounts that give it access.")
        .limits(
            "A condition that limits the resources (aws:ResourceTag/…, "
                + "aws:ResourceAccount, aws:ResourceOrgID, aws:ResourceOrgPaths, a service's own "
                + "ResourceTag/…, ec2:Vpc or ec2:Subnet) counts as a limit. Not reported: "
                + "actions without resource types, which need *, and PutMetricData and the "
                + "actions on network interfaces, for which AWS documents * for training.")
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
  public void review(ReviewedStatement statement, FindingCollector findings) {
    if (!isOnEverything(statement) || isScoped(statement)) {
      return;
    }
    for (String pattern : statement.actionPatterns()) {
      List<Action> scopable =
          statement.actions(pattern).stream()
              .filter(action -> isScopable(action) && !isNamed(statement, action))
              .toList();
      if (!scopable.isEmpty()) {
        findings.add(
            statement.at("Resource"),
            statement.subject(pattern + " on *"),
            problem(pattern, scopable),
            "list the resources, such as " + example(scopable.get(0)));
      }
    }
  }

  private static String problem(String pattern, List<Action> scopable) {
    int more = scopable.size() - 1;
    return more == 0
        ? scopable.get(0) + " supports resource-level permissions and is allowed on every resource"
        : scopable.get(0)
            + " and "
            + more
            + " more of "
            + pattern
            + " support resource-level permissions and are allowed on every resource";
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
            || key.startsWith("kms:encryptioncontext")
            || SCOPES.contains(key)
            || isOwnAccount(key, condition);
    return isOfResource
        && ConditionKeys.operator(condition)
            .filter(operator -> !ConditionKeys.holdsWithoutKey(operator, condition))
            .isPresent();
  }

  /** The account of the resource, compared from the other side. */
  private static boolean isOwnAccount(String key, Condition condition) {
    return key.equals("aws:principalaccount")
        && condition.values().stream().allMatch("${aws:ResourceAccount}"::equalsIgnoreCase);
  }

  /** Whether a condition names the one role that an action makes for a service. */
  private static boolean isNamed(ReviewedStatement statement, Action action) {
    return action.toString().equals("iam:CreateServiceLinkedRole")
        && ConditionLimits.on(statement, "iam:AWSServiceName");
  }

  /** The simplest of its ARNs; of the action's own service, where it acts on that. */
  private static String example(Action action) {
    return action.resources().stream()
        .flatMap(on -> on.type().formats().stream())
        .map(ArnFormat::toString)
        .min(
            Comparator.comparing((String arn) -> !arn.contains(":" + action.service() + ":"))
                .thenComparingInt(String::length))
        .orElseThrow();
  }
}
