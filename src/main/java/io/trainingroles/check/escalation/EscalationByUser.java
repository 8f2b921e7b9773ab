package io.trainingroles.check.escalation;

import static io.trainingroles.finding.Severity.SECURITY_WARNING;

import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.evidence.PrivilegePaths;
import io.trainingroles.check.evidence.PrivilegePaths.Path;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.reference.PrivilegeWay;
import java.util.List;

/** More permissions by acting as another identity. */
final class EscalationByUser implements Check {
  private static final List<Path> PATHS =
      PrivilegeWay.of(PrivilegeWay.Kind.USER).stream().map(way -> new Path(way.actions())).toList();

  @Override
  public IssuePage page() {
    return IssuePage.of("ESCALATION_BY_USER", IssueGroup.ESCALATION, SECURITY_WARNING)
        .title("The role can act as another user, or give permissions to others")
        .avoid("{\"Effect\": \"Allow\", \"Action\": \"iam:CreateAccessKey\", \"Resource\": \"*\"}")
        .prefer("No IAM action that changes users, groups, identity providers or credentials.")
        .why(
            "With a new access key or password the job's code can act as a user, with all "
                + "of that user's permissions. If it controls an identity provider, it can assume every role that trusts that "
                + "provider.")
        .limits(
            "Whether such a user, group or role exists is not checked. Not reported: actions on "
                + "credentials that are allowed only for one's own user, "
                + "arn:aws:iam::*:user/${aws:username}.")
        .counterparts(
            "cloudsplaining PrivilegeEscalation",
            "parliament PRIVILEGE_ESCALATION",
            "checkov CKV_AWS_110",
            "checkov CKV_AWS_286",
            "prowler iam_inline_policy_allows_privilege_escalation",
            "prowler iam_policy_allows_privilege_escalation",
            "pathfinding.cloud iam-002",
            "pathfinding.cloud iam-003",
            "pathfinding.cloud iam-004",
            "pathfinding.cloud iam-006",
            "pathfinding.cloud iam-007",
            "pathfinding.cloud iam-008",
            "pathfinding.cloud iam-010",
            "pathfinding.cloud iam-011",
            "pathfinding.cloud iam-013",
            "boogy sensitive_action")
        .source("https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector findings) {
    new PrivilegePaths(
            role,
            findings,
            "'" + role.name() + "' can act as another identity: ",
            "move these actions to the role of those who manage users")
        .find(PATHS);
  }
}
