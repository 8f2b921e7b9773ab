package io.trainingroles.check.rules;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.Check;
import io.trainingroles.check.CheckGroup;
import io.trainingroles.check.CheckPage;
import io.trainingroles.check.Notes;
import io.trainingroles.check.ReviewedRole;
import java.util.Set;

/** A job that can start jobs. */
final class RoleStartsJobs implements Check {
  private static final String[] ACTIONS = {
    "sagemaker:CreateTrainingJob",
    "sagemaker:CreateProcessingJob",
    "sagemaker:CreateHyperParameterTuningJob",
    "sagemaker:CreateTransformJob",
    "sagemaker:CreateAutoMLJobV2"
  };

  @Override
  public CheckPage page() {
    return CheckPage.of("ROLE_STARTS_JOBS", CheckGroup.TRAINING, WARNING)
        .title("A role of SageMaker jobs can start further jobs")
        .avoid("{\"Action\": [\"sagemaker:BatchPutMetrics\", \"sagemaker:CreateTrainingJob\"]}")
        .prefer("a role of its own for the pipeline, with starts:")
        .why(
            "Code in a job could start others, with more instances, another image, or "
                + "another role, and so outlive the job.")
        .limits(
            "Only roles that trust Amazon SageMaker are found. Notebooks and SageMaker "
                + "Pipelines start jobs as their role: give them one of their own.")
        .source("https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html");
  }

  @Override
  public void review(ReviewedRole role, Notes notes) {
    if (!JobRole.trusts(role, Set.of("sagemaker"))) {
      return;
    }
    Grants.note(role, notes, " itself", "leave it to the role that starts the job", ACTIONS);
  }
}
