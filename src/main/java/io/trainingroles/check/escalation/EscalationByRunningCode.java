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

/** More rights by changing or entering what runs as another role already. */
final class EscalationByRunningCode implements Check {
  private static final List<Path> PATHS =
      List.of(
          Path.of("lambda:UpdateFunctionCode"),
          Path.of("lambda:UpdateFunctionConfiguration"),
          Path.of("glue:UpdateDevEndpoint"),
          Path.of("cloudformation:CreateChangeSet", "cloudformation:ExecuteChangeSet"),
          Path.of("codebuild:StartBuild"),
          Path.of("codebuild:StartBuildBatch"),
          Path.of("ssm:SendCommand"),
          Path.of("ssm:StartSession"),
          Path.of("ssm:ResumeSession"),
          Path.of("ec2-instance-connect:SendSSHPublicKey"),
          Path.of("ec2-instance-connect:SendSerialConsoleSSHPublicKey"),
          Path.of("ec2:ModifyInstanceAttribute", "ec2:StopInstances", "ec2:StartInstances"),
          Path.of("ec2:CreateLaunchTemplateVersion", "ec2:ModifyLaunchTemplate"),
          Path.of("ecs:ExecuteCommand"),
          Path.of("sagemaker:CreatePresignedNotebookInstanceUrl"),
          Path.of("sagemaker:CreatePresignedDomainUrl"),
          Path.of("sagemaker:UpdateNotebookInstanceLifecycleConfig"),
          Path.of(
              "sagemaker:CreateNotebookInstanceLifecycleConfig",
              "sagemaker:UpdateNotebookInstance"),
          Path.of("sagemaker:StartSession"),
          Path.of(
              "bedrock-agentcore:StartCodeInterpreterSession",
              "bedrock-agentcore:InvokeCodeInterpreter"));

  @Override
  public IssuePage page() {
    return IssuePage.of("ESCALATION_BY_RUNNING_CODE", IssueGroup.ESCALATION, SECURITY_WARNING)
        .title("The role can change or enter what runs as another role")
        .avoid("{\"Effect\": \"Allow\", \"Action\": \"lambda:Update*\", \"Resource\": \"*\"}")
        .prefer("No action that changes or enters functions, instances, notebooks or builds.")
        .why(
            "What already runs has a role of its own. Whoever changes its code, or opens a shell in"
                + " it, has that role's rights; nothing needs to be passed.")
        .limits("That something runs there, and as a role with more rights, is not examined.")
        .counterparts(
            "cloudsplaining PrivilegeEscalation",
            "parliament PRIVILEGE_ESCALATION",
            "checkov CKV_AWS_110",
            "checkov CKV_AWS_286",
            "prowler iam_inline_policy_allows_privilege_escalation",
            "prowler iam_policy_allows_privilege_escalation",
            "pathfinding.cloud sagemaker-004",
            "pathfinding.cloud sagemaker-005")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector notes) {
    new PrivilegePaths(
            role,
            notes,
            "'" + role.name() + "' can act as what runs already: ",
            "leave these actions to those who operate it, or name what the job works with")
        .find(PATHS);
  }
}
