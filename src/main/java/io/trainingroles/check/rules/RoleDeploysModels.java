package io.trainingroles.check.rules;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.Check;
import io.trainingroles.check.CheckGroup;
import io.trainingroles.check.CheckPage;
import io.trainingroles.check.Notes;
import io.trainingroles.check.ReviewedRole;
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
  public CheckPage page() {
    return CheckPage.of("ROLE_DEPLOYS_MODELS", CheckGroup.TRAINING, WARNING)
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
  public void review(ReviewedRole role, Notes notes) {
    if (!JobRole.trusts(role, Set.of("sagemaker"))) {
      return;
    }
    Grants.note(
        role, notes, ", and so change what serves", "leave it to the role that deploys", ACTIONS);
  }
}
