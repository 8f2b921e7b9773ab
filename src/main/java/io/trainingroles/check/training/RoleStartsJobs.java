package io.trainingroles.check.training;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.evidence.JobRole;
import io.trainingroles.check.evidence.ServiceGrants;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
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
  public IssuePage page() {
    return IssuePage.of("ROLE_STARTS_JOBS", IssueGroup.TRAINING, WARNING)
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
  public void review(ReviewedRole role, FindingCollector notes) {
    if (!JobRole.trusts(role, Set.of("sagemaker"))) {
      return;
    }
    ServiceGrants.note(role, notes, " itself", "leave it to the role that starts the job", ACTIONS);
  }
}
