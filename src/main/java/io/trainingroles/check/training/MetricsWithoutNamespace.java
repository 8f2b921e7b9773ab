package io.trainingroles.check.training;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.GrantCheck;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.evidence.ConditionLimits;
import io.trainingroles.check.evidence.ServiceGrants;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;

/** Permission to publish metrics to any namespace. */
final class MetricsWithoutNamespace implements GrantCheck {

  @Override
  public IssuePage page() {
    return IssuePage.of("METRICS_WITHOUT_NAMESPACE", IssueGroup.TRAINING, WARNING)
        .title("The role can publish metrics to any namespace")
        .avoid("{\"Action\": \"cloudwatch:PutMetricData\", \"Resource\": \"*\"}")
        .prefer(
            "\"Condition\": {\"StringEquals\": {\"cloudwatch:namespace\": "
                + "\"/aws/sagemaker/TrainingJobs\"}}")
        .why(
            "Alarms and scaling depend on metrics. A job that can publish to any namespace "
                + "can suppress or trigger an alarm.")
        .limits(
            "The documentation of Amazon SageMaker shows no condition for the role of a " + "job.")
        .source(
            "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/iam-cw-condition-keys-namespace.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    if (!ServiceGrants.named(statement, "cloudwatch:PutMetricData").isEmpty()
        && !ConditionLimits.on(statement, "cloudwatch:namespace")) {
      findings.add(
          statement.place(),
          statement.subject("cloudwatch:PutMetricData"),
          "cloudwatch:PutMetricData is allowed for any namespace",
          "add a condition on cloudwatch:namespace");
    }
  }
}
