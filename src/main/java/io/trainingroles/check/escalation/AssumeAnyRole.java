package io.trainingroles.check.escalation;

import static io.trainingroles.finding.Severity.SECURITY_WARNING;

import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.Reach;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.evidence.PrivilegePaths;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;

/** The right to assume roles that nobody named. */
final class AssumeAnyRole implements Check {
  private static final String ASSUME_ROLE = "sts:AssumeRole";

  @Override
  public IssuePage page() {
    return IssuePage.of("ASSUME_ANY_ROLE", IssueGroup.ESCALATION, SECURITY_WARNING)
        .title("The role can assume roles that nobody named")
        .avoid("{\"Effect\": \"Allow\", \"Action\": \"sts:AssumeRole\", \"Resource\": \"*\"}")
        .prefer(
            """
            {"Effect": "Allow", "Action": "sts:AssumeRole",
             "Resource": "arn:aws:iam::123456789012:role/featureStoreReader"}
            """)
        .why(
            "Every role that trusts the account is then one call away, those of the administrators"
                + " among them.")
        .limits("That a role which trusts this one is there is not examined.")
        .counterparts(
            "prowler iam_no_custom_policy_permissive_role_assumption",
            "cloudsplaining CredentialsExposure",
            "checkov CKV_AWS_107",
            "checkov CKV_AWS_287",
            "pathfinding.cloud sts-001")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_permissions-to-switch.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector notes) {
    Reach reach = PrivilegePaths.assuming(role);
    if (reach instanceof Reach.Never) {
      return;
    }
    ReviewedStatement statement = role.grantOf(ASSUME_ROLE, reach).orElseThrow();
    notes.add(
        statement.place(),
        ASSUME_ROLE,
        "'" + role.name() + "' can assume roles that no policy names" + statement.byPolicyOfAws(),
        statement.remedy("name the roles in 'Resource'"));
  }
}
