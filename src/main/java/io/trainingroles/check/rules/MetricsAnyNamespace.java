package io.trainingroles.check.rules;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.CheckGroup;
import io.trainingroles.check.CheckPage;
import io.trainingroles.check.GrantCheck;
import io.trainingroles.check.Notes;
import io.trainingroles.check.ReviewedStatement;

/** Metrics under any name. */
final class MetricsAnyNamespace implements GrantCheck {

  @Override
  public CheckPage page() {
    return CheckPage.of("METRICS_WITHOUT_NAMESPACE", CheckGroup.TRAINING, WARNING)
        .title("Metrics can be published to any namespace")
        .avoid("{\"Action\": \"cloudwatch:PutMetricData\", \"Resource\": \"*\"}")
        .prefer(
            "\"Condition\": {\"StringEquals\": {\"cloudwatch:namespace\": "
                + "\"/aws/sagemaker/TrainingJobs\"}}")
        .why(
            "Alarms and scaling follow metrics. Who publishes to any namespace can hold an "
                + "alarm quiet, or set one off.")
        .limits("Amazon SageMaker's documentation shows no condition for the role of a job.")
        .source(
            "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/iam-cw-condition-keys-namespace.html");
  }

  @Override
  public void review(ReviewedStatement statement, Notes notes) {
    if (!Grants.named(statement, "cloudwatch:PutMetricData").isEmpty()
        && !Limits.on(statement, "cloudwatch:namespace")) {
      notes.add(
          statement.place(),
          statement.subject("cloudwatch:PutMetricData"),
          "cloudwatch:PutMetricData publishes to any namespace",
          "add a condition on cloudwatch:namespace");
    }
  }
}
