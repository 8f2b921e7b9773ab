package io.trainingroles.check.escalation;

import static io.trainingroles.finding.Severity.SECURITY_WARNING;

import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.evidence.PrivilegePaths;
import io.trainingroles.check.evidence.PrivilegePaths.PassedRole;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import java.util.List;

/** More permissions through a service that acts with a passed role. */
final class EscalationByPassedRole implements Check {
  private static final String SAGEMAKER = "sagemaker.amazonaws.com";
  private static final String LAMBDA = "lambda.amazonaws.com";
  private static final String GLUE = "glue.amazonaws.com";
  private static final String EC2 = "ec2.amazonaws.com";
  private static final String TASKS = "ecs-tasks.amazonaws.com";
  private static final String CLOUDFORMATION = "cloudformation.amazonaws.com";
  private static final String CODEBUILD = "codebuild.amazonaws.com";
  private static final String CODE_INTERPRETER = "bedrock-agentcore.amazonaws.com";

  private static final List<PassedRole> PATHS =
      List.of(
          PassedRole.to(SAGEMAKER, "sagemaker:CreateTrainingJob"),
          PassedRole.to(SAGEMAKER, "sagemaker:CreateProcessingJob"),
          PassedRole.to(SAGEMAKER, "sagemaker:CreateHyperParameterTuningJob"),
          PassedRole.to(SAGEMAKER, "sagemaker:CreateAutoMLJobV2"),
          PassedRole.to(SAGEMAKER, "sagemaker:CreatePipeline", "sagemaker:StartPipelineExecution"),
          PassedRole.to(
              SAGEMAKER,
              "sagemaker:CreateNotebookInstance",
              "sagemaker:CreatePresignedNotebookInstanceUrl"),
          PassedRole.to(
              SAGEMAKER, "sagemaker:CreateUserProfile", "sagemaker:CreatePresignedDomainUrl"),
          PassedRole.to(SAGEMAKER, "sagemaker:CreateModel", "sagemaker:CreateEndpoint"),
          PassedRole.to(EC2, "ec2:RunInstances"),
          PassedRole.to(EC2, "ec2:AssociateIamInstanceProfile"),
          PassedRole.to(EC2, "ec2:ReplaceIamInstanceProfileAssociation"),
          PassedRole.to(EC2, "ec2:RequestSpotInstances"),
          PassedRole.to(EC2, "ec2:RequestSpotFleet"),
          PassedRole.to(
              EC2, "autoscaling:CreateLaunchConfiguration", "autoscaling:CreateAutoScalingGroup"),
          PassedRole.to(LAMBDA, "lambda:CreateFunction", "lambda:InvokeFunction"),
          PassedRole.to(LAMBDA, "lambda:CreateFunction", "lambda:AddPermission"),
          PassedRole.to(LAMBDA, "lambda:CreateFunction", "lambda:CreateEventSourceMapping"),
          PassedRole.to(LAMBDA, "lambda:CreateFunction", "lambda:CreateFunctionUrlConfig"),
          PassedRole.to(GLUE, "glue:CreateDevEndpoint"),
          PassedRole.to(GLUE, "glue:CreateJob", "glue:StartJobRun"),
          PassedRole.to(GLUE, "glue:CreateJob", "glue:CreateTrigger"),
          PassedRole.to(GLUE, "glue:UpdateJob", "glue:StartJobRun"),
          PassedRole.to(GLUE, "glue:UpdateJob", "glue:CreateTrigger"),
          PassedRole.to(GLUE, "glue:CreateSession", "glue:RunStatement"),
          PassedRole.to(CLOUDFORMATION, "cloudformation:CreateStack"),
          PassedRole.to(CLOUDFORMATION, "cloudformation:UpdateStack"),
          PassedRole.to(
              CLOUDFORMATION,
              "cloudformation:CreateStackSet",
              "cloudformation:CreateStackInstances"),
          PassedRole.to(CLOUDFORMATION, "cloudformation:UpdateStackSet"),
          PassedRole.to(CODEBUILD, "codebuild:CreateProject", "codebuild:StartBuild"),
          PassedRole.to(CODEBUILD, "codebuild:CreateProject", "codebuild:StartBuildBatch"),
          PassedRole.to(CODEBUILD, "codebuild:UpdateProject", "codebuild:StartBuild"),
          PassedRole.to(TASKS, "ecs:RegisterTaskDefinition", "ecs:RunTask"),
          PassedRole.to(TASKS, "ecs:RegisterTaskDefinition", "ecs:StartTask"),
          PassedRole.to(TASKS, "ecs:RegisterTaskDefinition", "ecs:CreateService"),
          PassedRole.to(TASKS, "ecs:RegisterTaskDefinition", "ecs:UpdateService"),
          PassedRole.to(TASKS, "batch:RegisterJobDefinition", "batch:SubmitJob"),
          PassedRole.to(
              "states.amazonaws.com", "states:CreateStateMachine", "states:StartExecution"),
          PassedRole.to(
              "states.amazonaws.com", "states:UpdateStateMachine", "states:StartExecution"),
          PassedRole.to("scheduler.amazonaws.com", "scheduler:CreateSchedule"),
          PassedRole.to("events.amazonaws.com", "events:PutRule", "events:PutTargets"),
          PassedRole.to("ssm.amazonaws.com", "ssm:StartAutomationExecution"),
          PassedRole.to("tasks.apprunner.amazonaws.com", "apprunner:CreateService"),
          PassedRole.to("tasks.apprunner.amazonaws.com", "apprunner:UpdateService"),
          PassedRole.to(
              "datapipeline.amazonaws.com",
              "datapipeline:CreatePipeline",
              "datapipeline:PutPipelineDefinition",
              "datapipeline:ActivatePipeline"),
          PassedRole.to("elasticmapreduce.amazonaws.com", "elasticmapreduce:RunJobFlow"),
          PassedRole.to(
              CODE_INTERPRETER,
              "bedrock-agentcore:CreateCodeInterpreter",
              "bedrock-agentcore:StartCodeInterpreterSession",
              "bedrock-agentcore:InvokeCodeInterpreter"));

  @Override
  public IssuePage page() {
    return IssuePage.of("ESCALATION_BY_PASSED_ROLE", IssueGroup.ESCALATION, SECURITY_WARNING)
        .title("The role can run code as another role")
        .avoid(
            """
            {"Effect": "Allow",
             "Action": ["iam:PassRole", "sagemaker:CreateTrainingJob"], "Resource": "*"}
            """)
        .prefer(
            """
            starts:
              - {jobs_as: visionTraining}   # passes this one role, to SageMaker only
            """)
        .why(
            "A service acts with the permissions of the role that was passed to it. If the "
                + "role can pass roles by a wide pattern, this can be the most powerful role "
                + "that trusts the service.")
        .limits(
            "Reported if a role that no policy names can be passed to the service. A role "
                + "that a policy names counts as intended.")
        .counterparts(
            "cloudsplaining PrivilegeEscalation",
            "parliament PRIVILEGE_ESCALATION",
            "checkov CKV_AWS_110",
            "checkov CKV_AWS_286",
            "prowler iam_inline_policy_allows_privilege_escalation",
            "prowler iam_policy_allows_privilege_escalation",
            "pathfinding.cloud sagemaker-001",
            "pathfinding.cloud sagemaker-002",
            "pathfinding.cloud sagemaker-003")
        .source("https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector findings) {
    new PrivilegePaths(
            role,
            findings,
            "'" + role.name() + "' can run code as another role: ",
            "list the roles in the Resource of iam:PassRole, and add a condition on "
                + "iam:PassedToService with the service")
        .findPassed(PATHS);
  }
}
