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

/** A job that can change what serves. */
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
        .prefer("a role of its own for the deployment")
        .why(
            "A model that serves should have been looked at. A training job that deploys "
                + "passes that by.")
        .limits(
            "Only roles that trust Amazon SageMaker are found; roles of notebooks are among"
                + " them.")
        .source(
            "https://docs.aws.amazon.com/service-authorization/latest/reference/list_sagemaker.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector notes) {
    if (!JobRole.trusts(role, Set.of("sagemaker"))) {
      return;
    }
    ServiceGrants.note(
        role, notes, ", and so change what serves", "leave it to the role that deploys", ACTIONS);
  }
}
