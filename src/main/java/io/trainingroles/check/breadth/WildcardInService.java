package io.trainingroles.check.breadth;

import static io.trainingroles.finding.Severity.SECURITY_WARNING;

import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.evidence.AdministratorPower;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import java.util.List;

/** A wildcard in the service prefix. */
final class WildcardInService implements Check {
  @Override
  public IssuePage page() {
    return IssuePage.of("WILDCARD_IN_SERVICE", IssueGroup.BREADTH, SECURITY_WARNING)
        .title("A wildcard in the service prefix allows actions of any service")
        .avoid("\"Action\": \"*:Get*\"")
        .prefer("\"Action\": [\"s3:GetObject\", \"ecr:GetDownloadUrlForLayer\"]")
        .why(
            "Nobody can review what the pattern allows: it matches actions of hundreds of "
                + "services, and of those that AWS adds later.")
        .limits("A role with full access is reported by FULL_ADMIN only.")
        .counterparts(
            "checkov CKV_AWS_49",
            "checkov CKV_AWS_63",
            "cdk-nag AwsSolutions-IAM5",
            "boogy wildcard_action")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector findings) {
    boolean hasAny =
        role.grants().stream()
            .flatMap(statement -> statement.actionPatterns().stream())
            .anyMatch(WildcardInService::isOfAnyService);
    if (hasAny && !AdministratorPower.isFull(role)) {
      role.grants().forEach(statement -> review(statement, findings));
    }
  }

  private static void review(ReviewedStatement statement, FindingCollector findings) {
    for (String action : statement.actionPatterns()) {
      if (isOfAnyService(action)) {
        findings.addOf(
            List.of(action),
            statement.atAction(action),
            statement.subject(action),
            FullAdmin.isEveryAction(action)
                ? "'" + action + "' allows every action of every service"
                : "'" + action + "' allows actions of services that it does not name",
            "list the services and the actions that the job uses");
      }
    }
  }

  private static boolean isOfAnyService(String action) {
    String prefix = action.contains(":") ? ReviewedStatement.prefix(action) : action;
    return prefix.contains("*") || prefix.contains("?");
  }
}
