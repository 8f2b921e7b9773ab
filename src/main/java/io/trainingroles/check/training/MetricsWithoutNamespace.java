package io.trainingroles.check.training;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.GrantCheck;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.evidence.ConditionLimits;
import io.trainingroles.check.evidence.ServiceGrants;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;

/** Metrics under any name. */
final class MetricsWithoutNamespace implements GrantCheck {

  @Override
  public IssuePage page() {
    return IssuePage.of("METRICS_WITHOUT_NAMESPACE", IssueGroup.TRAINING, WARNING)
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
  public void review(ReviewedStatement statement, FindingCollector notes) {
    if (!ServiceGrants.named(statement, "cloudwatch:PutMetricData").isEmpty()
        && !ConditionLimits.on(statement, "cloudwatch:namespace")) {
      notes.add(
          statement.place(),
          statement.subject("cloudwatch:PutMetricData"),
          "cloudwatch:PutMetricData publishes to any namespace",
          "add a condition on cloudwatch:namespace");
    }
  }
}
