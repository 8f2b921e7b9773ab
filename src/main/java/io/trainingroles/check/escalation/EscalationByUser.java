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

/** More permissions by acting as another identity. */
final class EscalationByUser implements Check {
  private static final List<Path> PATHS =
      List.of(
          Path.of("iam:CreateAccessKey"),
          Path.of("iam:CreateLoginProfile"),
          Path.of("iam:UpdateLoginProfile"),
          Path.of("iam:AddUserToGroup"),
          Path.of("iam:AttachUserPolicy"),
          Path.of("iam:PutUserPolicy"),
          Path.of("iam:AttachGroupPolicy"),
          Path.of("iam:PutGroupPolicy"),
          Path.of("iam:DeleteUserPermissionsBoundary"),
          Path.of("iam:PutUserPermissionsBoundary"),
          Path.of("iam:DeactivateMFADevice"),
          Path.of("iam:ResyncMFADevice"),
          Path.of("iam:CreateServiceSpecificCredential"),
          Path.of("iam:ResetServiceSpecificCredential"),
          Path.of("iam:UploadSSHPublicKey"),
          Path.of("iam:UploadSigningCertificate"),
          Path.of("iam:CreateOpenIDConnectProvider"),
          Path.of("iam:UpdateOpenIDConnectProviderThumbprint"),
          Path.of("iam:AddClientIDToOpenIDConnectProvider"),
          Path.of("iam:CreateSAMLProvider"),
          Path.of("iam:UpdateSAMLProvider"),
          Path.of("sso:CreateAccountAssignment"),
          Path.of("sso:AttachManagedPolicyToPermissionSet"),
          Path.of("sso:PutInlinePolicyToPermissionSet"),
          Path.of("eks:CreateAccessEntry", "eks:AssociateAccessPolicy"));

  @Override
  public IssuePage page() {
    return IssuePage.of("ESCALATION_BY_USER", IssueGroup.ESCALATION, SECURITY_WARNING)
        .title("The role can act as another user, or give permissions to others")
        .avoid("{\"Effect\": \"Allow\", \"Action\": \"iam:CreateAccessKey\", \"Resource\": \"*\"}")
        .prefer("No IAM action that changes users, groups, identity providers or credentials.")
        .why(
            "With a new access key or password the job's code can act as a user, with all "
                + "of that user's permissions. With a new identity provider it can sign in as "
                + "anyone whom a trust in that provider admits.")
        .limits("Whether such a user, group or role exists is not checked.")
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
