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

/** Permission to write to any tracking server. */
final class MlflowAnyServer implements GrantCheck {
  private static final String[] ACTIONS = {
    "sagemaker-mlflow:CreateRun",
    "sagemaker-mlflow:LogMetric",
    "sagemaker-mlflow:DeleteRun",
    "sagemaker-mlflow:DeleteExperiment",
    "sagemaker-mlflow:TransitionModelVersionStage"
  };

  @Override
  public IssuePage page() {
    return IssuePage.of("MLFLOW_ANY_SERVER", IssueGroup.TRAINING, WARNING)
        .title("The role can write to any MLflow tracking server")
        .avoid("{\"Action\": \"sagemaker-mlflow:*\", \"Resource\": \"*\"}")
        .prefer(
            "\"Resource\": "
                + "\"arn:aws:sagemaker:eu-west-1:123456789012:mlflow-tracking-server/experiments\"")
        .why("Other teams base decisions on their runs and models.")
        .limits("Reading is not reported.")
        .source(
            "https://docs.aws.amazon.com/sagemaker/latest/dg/mlflow-create-tracking-server-iam.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    List<String> named = ServiceGrants.named(statement, ACTIONS);
    Optional<String> every =
        ServiceGrants.everyOne(statement, "sagemaker", "mlflow-tracking-server/");
    if (!named.isEmpty() && every.isPresent()) {
      findings.add(
          ServiceGrants.at(statement, every.get()),
          statement.subject(named.get(0)),
          ServiceGrants.listed(named) + " on " + every.get() + " writes to any tracking server",
          "name the tracking server");
    }
  }
}
