package io.trainingroles.check.escalation;

import static io.trainingroles.finding.Severity.SECURITY_WARNING;

import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.evidence.ConditionLimits;
import io.trainingroles.check.evidence.PrivilegePaths;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;

/** iam:PassRole without a limit on the service. */
final class PassRoleToAnyService implements Check {
  private static final String KEY = "iam:PassedToService";

  @Override
  public IssuePage page() {
    return IssuePage.of("PASS_ROLE_TO_ANY_SERVICE", IssueGroup.ESCALATION, SECURITY_WARNING)
        .title("A role can be passed to any service that can assume it")
        .avoid(
            """
            {"Effect": "Allow", "Action": "iam:PassRole",
             "Resource": "arn:aws:iam::123456789012:role/visionTraining"}
            """)
        .prefer(
            "\"Condition\": {\"StringEquals\": {\"iam:PassedToService\": \"sagemaker.amazonaws.com\"}}")
        .why(
            "The trust policy of a role often gets another service later. A principal that "
                + "can pass the role to any service can then run its own code as that role.")
        .limits(
            "A condition on iam:AssociatedResourceArn is accepted too. A negated operator, "
                + "or a pattern that matches all services, does not count as a limit; which "
                + "services a list contains is not checked.")
        .counterparts(
            "Access Analyzer PASS_ROLE_WITH_STAR_IN_RESOURCE", "boogy action_condition_enforcement")
        .source("https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector findings) {
    if (PrivilegePaths.mayPassToAnyService(role)) {
      role.grants().forEach(statement -> review(statement, findings));
    }
  }

  private static void review(ReviewedStatement statement, FindingCollector findings) {
    if (statement.mayGrant(PrivilegePaths.PASS_ROLE)
        && !ConditionLimits.whereSent(statement, KEY, "iam:AssociatedResourceArn")) {
      findings.add(
          statement.place(),
          statement.subject(PrivilegePaths.PASS_ROLE),
          PrivilegePaths.PASS_ROLE + " is allowed for every service",
          "add a condition on " + KEY + " with the service that the role is for");
    }
  }
}
