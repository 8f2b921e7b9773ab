package io.trainingroles.check.rules;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.CheckGroup;
import io.trainingroles.check.CheckPage;
import io.trainingroles.check.GrantCheck;
import io.trainingroles.check.Notes;
import io.trainingroles.check.ReviewedStatement;
import java.util.List;
import java.util.Optional;

/** The right to use any tracking server. */
final class MlflowAnyServer implements GrantCheck {
  private static final String[] ACTIONS = {
    "sagemaker-mlflow:CreateRun",
    "sagemaker-mlflow:LogMetric",
    "sagemaker-mlflow:DeleteRun",
    "sagemaker-mlflow:DeleteExperiment",
    "sagemaker-mlflow:TransitionModelVersionStage"
  };

  @Override
  public CheckPage page() {
    return CheckPage.of("MLFLOW_ANY_SERVER", CheckGroup.TRAINING, WARNING)
        .title("Any tracking server of MLflow can be written to")
        .avoid("{\"Action\": \"sagemaker-mlflow:*\", \"Resource\": \"*\"}")
        .prefer(
            "\"Resource\": "
                + "\"arn:aws:sagemaker:eu-west-1:123456789012:mlflow-tracking-server/experiments\"")
        .why("Runs and models of other teams are what they decide by.")
        .limits("Reading is no finding.")
        .source(
            "https://docs.aws.amazon.com/sagemaker/latest/dg/mlflow-create-tracking-server-iam.html");
  }

  @Override
  public void review(ReviewedStatement statement, Notes notes) {
    List<String> named = Grants.named(statement, ACTIONS);
    Optional<String> every = Grants.everyOne(statement, "sagemaker", "mlflow-tracking-server/");
    if (!named.isEmpty() && every.isPresent()) {
      notes.add(
          Grants.at(statement, every.get()),
          statement.subject(named.get(0)),
          Grants.listed(named) + " on " + every.get() + " writes to any tracking server",
          "name the tracking server");
    }
  }
}
