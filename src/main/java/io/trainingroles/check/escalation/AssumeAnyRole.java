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

/** Permission to assume any role. */
final class AssumeAnyRole implements Check {
  private static final String ASSUME_ROLE = "sts:AssumeRole";

  @Override
  public IssuePage page() {
    return IssuePage.of("ASSUME_ANY_ROLE", IssueGroup.ESCALATION, SECURITY_WARNING)
        .title("The role can assume any role")
        .avoid("{\"Effect\": \"Allow\", \"Action\": \"sts:AssumeRole\", \"Resource\": \"*\"}")
        .prefer(
            """
            {"Effect": "Allow", "Action": "sts:AssumeRole",
             "Resource": "arn:aws:iam::123456789012:role/featureStoreReader"}
            """)
        .why(
            "The role can then become every role that trusts the account, including those "
                + "of administrators.")
        .limits(
            "Whether a role that trusts this one exists is not checked. A tag that the policy asks "
                + "for limits it, unless the role can give that tag with iam:TagRole.")
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
  public void review(ReviewedRole role, FindingCollector findings) {
    Reach reach = PrivilegePaths.assuming(role);
    boolean isByTag = reach instanceof Reach.Never;
    if (isByTag) {
      reach = PrivilegePaths.assumingTagged(role);
    }
    if (reach instanceof Reach.Never) {
      return;
    }
    ReviewedStatement statement = role.grantOf(ASSUME_ROLE, reach).orElseThrow();
    if (statement.policy().ofGroup().isPresent()) {
      return;
    }
    findings.add(
        statement.place(),
        ASSUME_ROLE,
        "'"
            + role.name()
            + "' can assume roles that no policy names"
            + (isByTag ? ", as it can give them the tag that its policy asks for" : "")
            + statement.byPolicyOfAws(),
        statement.remedy(
            isByTag
                ? "deny " + PrivilegePaths.TAG_ROLE + " with this tag in 'aws:TagKeys'"
                : "list the roles in 'Resource'"));
  }
}
