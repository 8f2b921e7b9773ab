package io.trainingroles.check.escalation;

import static io.trainingroles.finding.Severity.SECURITY_WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.GrantCheck;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.evidence.ConditionLimits;
import io.trainingroles.check.evidence.PrivilegePaths;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;

/** iam:PassRole that does not say to which service. */
final class PassRoleToAnyService implements GrantCheck {
  private static final String KEY = "iam:PassedToService";

  @Override
  public IssuePage page() {
    return IssuePage.of("PASS_ROLE_TO_ANY_SERVICE", IssueGroup.ESCALATION, SECURITY_WARNING)
        .title("A role can be passed to any service that it trusts")
        .avoid(
            """
            {"Effect": "Allow", "Action": "iam:PassRole",
             "Resource": "arn:aws:iam::123456789012:role/visionTraining"}
            """)
        .prefer(
            "\"Condition\": {\"StringEquals\": {\"iam:PassedToService\": \"sagemaker.amazonaws.com\"}}")
        .why(
            "A role often comes to trust another service later. Whoever may pass it to any service"
                + " can then run code of their own as that role.")
        .limits(
            "A condition on iam:AssociatedResourceArn is as good. One that names what it excepts, or"
                + " a pattern of all services, narrows nothing; which services a list names is not"
                + " weighed.")
        .counterparts(
            "Access Analyzer PASS_ROLE_WITH_STAR_IN_RESOURCE", "boogy action_condition_enforcement")
        .source("https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector notes) {
    if (statement.isAbout(PrivilegePaths.PASS_ROLE)
        && !ConditionLimits.whereSent(statement, KEY, "iam:AssociatedResourceArn")) {
      notes.add(
          statement.place(),
          statement.subject(PrivilegePaths.PASS_ROLE),
          PrivilegePaths.PASS_ROLE + " is allowed for every service",
          "add a condition on " + KEY + " with the service that the role is for");
    }
  }
}
