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

/** Permission to write to any feature group. */
final class FeatureStoreAnyGroup implements GrantCheck {
  private static final String[] ACTIONS = {"sagemaker:PutRecord", "sagemaker:DeleteRecord"};

  @Override
  public IssuePage page() {
    return IssuePage.of("FEATURE_STORE_ANY_GROUP", IssueGroup.TRAINING, WARNING)
        .title("The role can change the records of any feature group")
        .avoid("{\"Action\": \"sagemaker:PutRecord\", \"Resource\": \"*\"}")
        .prefer("\"Resource\": \"arn:aws:sagemaker:eu-west-1:123456789012:feature-group/clicks\"")
        .why("Other models are trained with these features and use them for inference.")
        .limits("Reading features is not reported.")
        .source(
            "https://docs.aws.amazon.com/service-authorization/latest/reference/list_sagemaker.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    List<String> named = ServiceGrants.named(statement, ACTIONS);
    Optional<String> every = ServiceGrants.everyOne(statement, "sagemaker", "feature-group/");
    if (!named.isEmpty() && every.isPresent()) {
      findings.add(
          ServiceGrants.at(statement, every.get()),
          statement.subject(named.get(0)),
          ServiceGrants.listed(named)
              + " on "
              + every.get()
              + " allows changes to the records of any feature group",
          "name the feature group");
    }
  }
}
