package io.trainingroles.check.breadth;

import static io.trainingroles.finding.Severity.SECURITY_WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.GrantCheck;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import java.util.List;

/** All actions of a service. */
final class ServiceWildcard implements GrantCheck {
  @Override
  public IssuePage page() {
    return IssuePage.of("SERVICE_WILDCARD", IssueGroup.BREADTH, SECURITY_WARNING)
        .title("All actions of a service are allowed")
        .avoid("\"Action\": \"s3:*\"")
        .prefer("\"Action\": [\"s3:GetObject\", \"s3:ListBucket\"]")
        .why(
            "A job uses a few of a service's actions. The others let its code delete data "
                + "or change who can read it; actions that AWS adds later are allowed too.")
        .limits(
            "A list of all actions, one by one, is not reported; 'fit' compares a role "
                + "with its job.")
        .counterparts(
            "cdk-nag AwsSolutions-IAM5",
            "cdk-nag NIST.800.53.R5-IAMPolicyNoStatementsWithFullAccess",
            "checkov CKV2_AWS_40",
            "cloudsplaining ServiceWildcard",
            "trivy AWS-0345",
            "Security Hub IAM.21",
            "boogy service_wildcard")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    for (String action : statement.actionPatterns()) {
      if (isIn(statement, action)) {
        findings.addOf(
            List.of(action),
            statement.atAction(action),
            statement.subject(action),
            "'" + action + "' allows " + extent(statement, action),
            "list the actions that the job uses");
      }
    }
  }

  private static String extent(ReviewedStatement statement, String action) {
    int all = statement.service(action).map(service -> service.actions().size()).orElse(0);
    int allowed = statement.actions(action).size();
    return allowed == all
        ? "every action of the service, including those that AWS adds later"
        : allowed
            + " of the "
            + all
            + " actions of the service (the others are denied), and those that AWS adds later";
  }

  /** Whether a value matches every action of its service, in any spelling. */
  static boolean isIn(ReviewedStatement statement, String action) {
    String name = action.substring(action.indexOf(':') + 1);
    boolean isNamed = !ReviewedStatement.prefix(action).matches(".*[*?].*|");
    if (!isNamed || !name.contains("*")) {
      return false;
    }
    return name.matches("[*]+")
        || statement
            .service(action)
            .filter(service -> service.actionsMatching(name).size() == service.actions().size())
            .isPresent();
  }
}
