package io.trainingroles.check.training;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.GrantCheck;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.evidence.ServiceGrants;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import java.util.List;
import java.util.Optional;

/** Permission to register models in any group. */
final class ModelRegistryAnyGroup implements GrantCheck {
  private static final String[] ACTIONS = {
    "sagemaker:CreateModelPackage", "sagemaker:DeleteModelPackage"
  };

  @Override
  public IssuePage page() {
    return IssuePage.of("MODEL_REGISTRY_ANY_GROUP", IssueGroup.TRAINING, WARNING)
        .title("The role can register or delete models of any model group")
        .avoid("{\"Action\": \"sagemaker:CreateModelPackage\", \"Resource\": \"*\"}")
        .prefer("\"Resource\": \"arn:aws:sagemaker:eu-west-1:123456789012:model-package/vision/*\"")
        .why("Users deploy the models that are registered in a group.")
        .limits("TRAINING_APPROVES_MODELS reports updates.")
        .source(
            "https://docs.aws.amazon.com/service-authorization/latest/reference/list_sagemaker.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    List<String> named = ServiceGrants.named(statement, ACTIONS);
    Optional<String> every = ServiceGrants.everyOne(statement, "sagemaker", "model-package/");
    if (!named.isEmpty() && every.isPresent()) {
      findings.add(
          ServiceGrants.at(statement, every.get()),
          statement.subject(named.get(0)),
          ServiceGrants.listed(named)
              + " on "
              + every.get()
              + " allows changes to the models of any group",
          "name the model group");
    }
  }
}
