package io.trainingroles.check.rules;

import static io.trainingroles.finding.Severity.SECURITY_WARNING;

import io.trainingroles.check.Check;
import io.trainingroles.check.CheckGroup;
import io.trainingroles.check.CheckPage;
import io.trainingroles.check.Notes;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.ReviewedStatement;

/** The right to hand any role to a service. */
final class PassAnyRole implements Check {
  private static final String PASS_ROLE = "iam:PassRole";
  private static final String EVERY_ROLE = "arn:*:iam::*:role/*";

  @Override
  public CheckPage page() {
    return CheckPage.of("PASS_ANY_ROLE", CheckGroup.ESCALATION, SECURITY_WARNING)
        .title("Every role of the account can be passed to a service")
        .avoid("{\"Effect\": \"Allow\", \"Action\": \"iam:*\", \"Resource\": \"*\"}")
        .prefer(
            """
            {"Effect": "Allow", "Action": "iam:PassRole",
             "Resource": "arn:aws:iam::123456789012:role/visionTraining",
             "Condition": {"StringEquals": {"iam:PassedToService": "sagemaker.amazonaws.com"}}}
            """)
        .why(
            "Who may pass a role to a service can act with its rights through that service. With"
                + " every role in reach, that is the most powerful one of the account.")
        .limits("A role that can be passed by name only is a matter of other checks.")
        .counterparts("checkov CKV_AWS_289", "cloudsplaining PassRole", "trivy AWS-0342")
        .source("https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html");
  }

  @Override
  public void review(ReviewedRole role, Notes notes) {
    if (!role.reachesAll(PASS_ROLE, EVERY_ROLE)) {
      return;
    }
    ReviewedStatement statement = role.grantOf(PASS_ROLE).orElseThrow();
    notes.add(
        statement.place(),
        PASS_ROLE,
        "'" + role.name() + "' can pass every role of its account to any service",
        "name the roles in 'Resource', and the service in a condition on iam:PassedToService");
  }
}
