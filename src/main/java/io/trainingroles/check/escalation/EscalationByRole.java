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

/** More permissions by changing those of roles, including its own. */
final class EscalationByRole implements Check {
  private static final List<Path> PATHS =
      PrivilegeWay.of(PrivilegeWay.Kind.ROLE).stream().map(way -> new Path(way.actions())).toList();

  @Override
  public IssuePage page() {
    return IssuePage.of("ESCALATION_BY_ROLE", IssueGroup.ESCALATION, SECURITY_WARNING)
        .title("The role can change the permissions of roles, including its own")
        .avoid("{\"Effect\": \"Allow\", \"Action\": \"iam:Put*\", \"Resource\": \"*\"}")
        .prefer(
            "No IAM action that changes roles or policies; the deployment pipeline changes "
                + "them.")
        .why(
            "A role that can attach or write a policy, change its default version, change or "
                + "remove a permissions boundary, or change a trust policy can give itself "
                + "more permissions.")
        .limits(
            "Whether the changed role can be used is not checked; a trust policy that names a role of "
                + "its own account is enough to assume it. A permissions boundary "
                + "that prevents the actions is taken into account.")
        .counterparts(
            "cloudsplaining PrivilegeEscalation",
            "parliament PRIVILEGE_ESCALATION",
            "checkov CKV_AWS_110",
            "checkov CKV_AWS_286",
            "prowler iam_inline_policy_allows_privilege_escalation",
            "prowler iam_policy_allows_privilege_escalation",
            "pathfinding.cloud iam-001",
            "pathfinding.cloud iam-005",
            "pathfinding.cloud iam-009",
            "pathfinding.cloud iam-012",
            "boogy sensitive_action")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#bp-permissions-boundaries");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector findings) {
    new PrivilegePaths(
            role,
            findings,
            "'" + role.name() + "' can give roles more permissions: ",
            "move these actions to the role of the pipeline that deploys roles")
        .find(PATHS);
  }
}
