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

/** A job that can change endpoints. */
final class RoleDeploysModels implements Check {
  private static final String[] ACTIONS = {
    "sagemaker:CreateEndpoint",
    "sagemaker:UpdateEndpoint",
    "sagemaker:DeleteEndpoint",
    "sagemaker:UpdateEndpointWeightsAndCapacities"
  };

  @Override
  public IssuePage page() {
    return IssuePage.of("ROLE_DEPLOYS_MODELS", IssueGroup.TRAINING, WARNING)
        .title("A role of SageMaker jobs can change endpoints")
        .avoid("{\"Action\": [\"sagemaker:BatchPutMetrics\", \"sagemaker:UpdateEndpoint\"]}")
        .prefer("a separate role for the deployment")
        .why(
            "A model should be reviewed before it is deployed. A training job that deploys "
                + "bypasses the review.")
        .limits(
            "Only roles that trust Amazon SageMaker are checked, including those of "
                + "notebooks.")
        .source(
            "https://docs.aws.amazon.com/service-authorization/latest/reference/list_sagemaker.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector findings) {
    if (!JobRole.trusts(role, Set.of("sagemaker"))) {
      return;
    }
    ServiceGrants.report(
        role,
        findings,
        ", which can change deployed models",
        "move it to the role that deploys models",
        ACTIONS);
  }
}
