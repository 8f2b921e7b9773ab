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

/** The right to register models anywhere. */
final class ModelRegistryAnyGroup implements GrantCheck {
  private static final String[] ACTIONS = {
    "sagemaker:CreateModelPackage", "sagemaker:DeleteModelPackage"
  };

  @Override
  public IssuePage page() {
    return IssuePage.of("MODEL_REGISTRY_ANY_GROUP", IssueGroup.TRAINING, WARNING)
        .title("Models of any group can be registered or deleted")
        .avoid("{\"Action\": \"sagemaker:CreateModelPackage\", \"Resource\": \"*\"}")
        .prefer("\"Resource\": \"arn:aws:sagemaker:eu-west-1:123456789012:model-package/vision/*\"")
        .why("What is registered in a group is what its users deploy next.")
        .limits("Updates are a matter of TRAINING_APPROVES_MODELS.")
        .source(
            "https://docs.aws.amazon.com/service-authorization/latest/reference/list_sagemaker.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector notes) {
    List<String> named = ServiceGrants.named(statement, ACTIONS);
    Optional<String> every = ServiceGrants.everyOne(statement, "sagemaker", "model-package/");
    if (!named.isEmpty() && every.isPresent()) {
      notes.add(
          ServiceGrants.at(statement, every.get()),
          statement.subject(named.get(0)),
          ServiceGrants.listed(named) + " on " + every.get() + " reaches the models of any group",
          "name the group of the model");
    }
  }
}
