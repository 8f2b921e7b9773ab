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
        .prefer("a separate role for the pipeline, with starts:")
        .why(
            "Code in a job could start other jobs, with more instances, another image or "
                + "another role, and outlive the job.")
        .limits(
            "Only roles that trust Amazon SageMaker are checked. Notebooks and SageMaker "
                + "Pipelines start jobs with their own role: give them a separate one.")
        .source("https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector findings) {
    if (!JobRole.trusts(role, Set.of("sagemaker"))) {
      return;
    }
    ServiceGrants.report(
        role,
        findings,
        ", which only the role that starts jobs needs",
        "move it to the role that starts the job",
        ACTIONS);
  }
}
