package io.trainingroles.job.reader;

import java.util.Map;
import java.util.Optional;

/**
 * What the role of a state machine needs for states that start other jobs than those of SageMaker
 * and wait for them. See <a
 * href="https://docs.aws.amazon.com/step-functions/latest/dg/service-integration-iam-templates.html">How
 * Step Functions generates IAM policies for integrated services</a>.
 */
final class StateActions {
  private static final Map<String, String> WAITING =
      Map.of(
          "batch:submitJob",
          "batch:SubmitJob, batch:DescribeJobs, batch:TerminateJob" + rule("BatchJobs"),
          "ecs:runTask",
          "ecs:RunTask, ecs:StopTask, ecs:DescribeTasks, iam:PassRole on both roles of the task"
              + rule("ECSTask"),
          "glue:startJobRun",
          "glue:StartJobRun, glue:GetJobRun, glue:GetJobRuns, glue:BatchStopJobRun",
          "codebuild:startBuild",
          "codebuild:StartBuild, codebuild:StopBuild, codebuild:BatchGetBuilds"
              + ", and events:PutTargets, events:PutRule, events:DescribeRule on"
              + " rule/StepFunctionsGetEventForCodeBuildStartBuildRule",
          "states:startExecution",
          "states:StartExecution, states:DescribeExecution, states:StopExecution"
              + rule("StepFunctionsExecution"),
          "sagemaker:createTransformJob",
          "sagemaker:CreateTransformJob, sagemaker:DescribeTransformJob, sagemaker:StopTransformJob,"
              + " sagemaker:ListTags"
              + rule("SageMakerTransformJobs"));

  private StateActions() {}

  private static String rule(String jobs) {
    return ", and events:PutTargets, events:PutRule, events:DescribeRule on"
        + " rule/StepFunctionsGetEventsFor"
        + jobs
        + "Rule";
  }

  /** The actions in words, for the {@code Resource} of a state that waits ({@code .sync}). */
  static Optional<String> of(String resource) {
    int sync = resource.indexOf(".sync");
    if (sync < 0) {
      return Optional.empty();
    }
    String task = resource.substring(resource.indexOf(":states:::") + ":states:::".length(), sync);
    return Optional.ofNullable(WAITING.get(task));
  }
}
