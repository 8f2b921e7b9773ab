package io.trainingroles.check.rules;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.CheckGroup;
import io.trainingroles.check.CheckPage;
import io.trainingroles.check.GrantCheck;
import io.trainingroles.check.Notes;
import io.trainingroles.check.ReviewedStatement;
import java.util.List;
import java.util.Optional;

/** The right to write to any feature group. */
final class FeatureStoreAnyGroup implements GrantCheck {
  private static final String[] ACTIONS = {"sagemaker:PutRecord", "sagemaker:DeleteRecord"};

  @Override
  public CheckPage page() {
    return CheckPage.of("FEATURE_STORE_ANY_GROUP", CheckGroup.TRAINING, WARNING)
        .title("Records of any feature group can be changed")
        .avoid("{\"Action\": \"sagemaker:PutRecord\", \"Resource\": \"*\"}")
        .prefer("\"Resource\": \"arn:aws:sagemaker:eu-west-1:123456789012:feature-group/clicks\"")
        .why("Features are data that other models are trained on and decide by.")
        .limits("Reading features is no finding.")
        .source(
            "https://docs.aws.amazon.com/service-authorization/latest/reference/list_sagemaker.html");
  }

  @Override
  public void review(ReviewedStatement statement, Notes notes) {
    List<String> named = Grants.named(statement, ACTIONS);
    Optional<String> every = Grants.everyOne(statement, "sagemaker", "feature-group/");
    if (!named.isEmpty() && every.isPresent()) {
      notes.add(
          Grants.at(statement, every.get()),
          statement.subject(named.get(0)),
          Grants.listed(named) + " on " + every.get() + " changes records of any feature group",
          "name the feature group");
    }
  }
}
