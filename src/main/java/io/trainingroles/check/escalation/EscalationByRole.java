package io.trainingroles.check.escalation;

import static io.trainingroles.finding.Severity.SECURITY_WARNING;

import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.evidence.PrivilegePaths;
import io.trainingroles.check.evidence.PrivilegePaths.Path;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import java.util.List;

/** More rights by changing what roles may do, the own role among them. */
final class EscalationByRole implements Check {
  private static final List<Path> PATHS =
      List.of(
          Path.of("iam:AttachRolePolicy"),
          Path.of("iam:PutRolePolicy"),
          Path.of("iam:CreatePolicyVersion"),
          Path.of("iam:SetDefaultPolicyVersion"),
          Path.of("iam:DetachRolePolicy"),
          Path.of("iam:DeleteRolePolicy"),
          Path.of("iam:DeleteRolePermissionsBoundary"),
          Path.of("iam:PutRolePermissionsBoundary"),
          Path.of("iam:UpdateAssumeRolePolicy", "sts:AssumeRole"),
          Path.of("iam:AddRoleToInstanceProfile", "ec2:AssociateIamInstanceProfile"));

  @Override
  public IssuePage page() {
    return IssuePage.of("ESCALATION_BY_ROLE", IssueGroup.ESCALATION, SECURITY_WARNING)
        .title("The role can change what roles may do, itself included")
        .avoid("{\"Effect\": \"Allow\", \"Action\": \"iam:Put*\", \"Resource\": \"*\"}")
        .prefer("No action of IAM that changes roles or policies; a pipeline changes them.")
        .why(
            "Whoever can attach or write a policy, change its version, take a denial or a boundary"
                + " away, or change who may assume a role, gives itself the rights that it lacks.")
        .limits(
            "That the role which is changed can be used is not examined. A boundary that keeps the"
                + " actions from working is taken into account.")
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
  public void review(ReviewedRole role, FindingCollector notes) {
    new PrivilegePaths(
            role,
            notes,
            "'" + role.name() + "' can give roles more rights: ",
            "leave these actions to the pipeline that deploys roles")
        .find(PATHS);
  }
}
