package io.trainingroles.role.intent;

import io.trainingroles.iam.ActionElement.Actions;
import io.trainingroles.iam.ResourceElement.Resources;
import io.trainingroles.iam.Statement;
import io.trainingroles.role.Form;
import io.trainingroles.role.Grant;
import io.trainingroles.role.Parameter;
import io.trainingroles.role.value.DeclaredArn;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.role.value.ResourceArn;
import io.trainingroles.role.value.VariableType;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A job's code logs its runs to an MLflow tracking server. The actions are those that the MLflow
 * client calls to log a run; none deletes. See <a
 * href="https://docs.aws.amazon.com/sagemaker/latest/dg/mlflow-create-tracking-server-iam.html">Set
 * up IAM permissions for MLflow</a>.
 *
 * @param server the ARN of the tracking server
 */
public record TrackExperiments(DeclaredArn server) implements Grant {
  private static final String EXAMPLE =
      "arn:aws:sagemaker:eu-west-1:123456789012:mlflow-tracking-server/experiments";
  private static final Pattern FORM =
      Pattern.compile("mlflow-tracking-server/[A-Za-z0-9][A-Za-z0-9-]{0,255}");
  private static final Parameter<DeclaredArn> SERVER =
      Parameter.required(
          "server",
          text ->
              DeclaredArn.of(
                  text,
                  VariableType.MLFLOW_SERVER,
                  arn -> ResourceArn.of(arn, "sagemaker", FORM, EXAMPLE)),
          EXAMPLE,
          "the tracking server");

  static final Form<Grant> INTENT =
      new Form<>(
          "track_experiments",
          "Logs runs to an MLflow tracking server",
          "https://docs.aws.amazon.com/sagemaker/latest/dg/mlflow-create-tracking-server-iam.html",
          List.of(SERVER),
          arguments -> new TrackExperiments(arguments.get(SERVER)));

  @Override
  public List<Statement> statements(Deployment deployment) {
    return List.of(
        Statement.allow(
            Actions.of(
                "sagemaker-mlflow:CreateExperiment",
                "sagemaker-mlflow:CreateRun",
                "sagemaker-mlflow:GetExperiment",
                "sagemaker-mlflow:GetExperimentByName",
                "sagemaker-mlflow:GetRun",
                "sagemaker-mlflow:LogBatch",
                "sagemaker-mlflow:LogInputs",
                "sagemaker-mlflow:LogMetric",
                "sagemaker-mlflow:LogModel",
                "sagemaker-mlflow:LogOutputs",
                "sagemaker-mlflow:LogParam",
                "sagemaker-mlflow:SetTag",
                "sagemaker-mlflow:UpdateRun",
                "sagemaker:DescribeMlflowTrackingServer"),
            Resources.of(server.reachableFrom(deployment))));
  }
}
