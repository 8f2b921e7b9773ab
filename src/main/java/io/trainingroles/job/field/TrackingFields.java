package io.trainingroles.job.field;

import io.trainingroles.job.DeclaredGrant;
import io.trainingroles.job.JobValue;
import io.trainingroles.role.value.ResourceArn;
import java.util.List;
import java.util.Optional;

/**
 * Reads the fields that name an MLflow tracking server or app of SageMaker. See <a
 * href="https://docs.aws.amazon.com/sagemaker/latest/dg/mlflow-create-tracking-server-iam.html">Set
 * up IAM permissions for MLflow</a>.
 */
public final class TrackingFields {
  /** What the MLflow client reads the address of its server from. */
  static final String VARIABLE = "MLFLOW_TRACKING_URI";

  private static final String SERVER = "mlflow-tracking-server/";
  private static final String APP = "mlflow-app/";

  private final NeedCollector collector;

  public TrackingFields(NeedCollector collector) {
    this.collector = collector;
  }

  /** Whether a text is the ARN of one; the address of a server can also be a URL. */
  static boolean isServer(String text) {
    return text.startsWith("arn:")
        && (text.contains(":" + SERVER) || text.contains(":" + APP))
        && text.contains(":sagemaker:");
  }

  /** The code logs its runs there, unless the container is isolated. */
  public void server(JobValue server, boolean isIsolated) {
    if (isIsolated) {
      FreeTexts.useless(collector, server, "log to MLflow");
      return;
    }
    Optional<ResourceArn> arn = new ArnFields(collector).arn(server, "sagemaker", SERVER, APP);
    if (arn.filter(one -> one.resource().startsWith(APP)).isPresent()) {
      collector.need(
          server,
          DeclaredGrant.allow(
              List.of("sagemaker:CallMlflowAppApi", "sagemaker:DescribeMlflowApp"),
              List.of(server.scalar()),
              "the code logs to this MLflow app"));
    } else if (arn.isPresent()) {
      collector.need(server, DeclaredGrant.of("track_experiments", "server", server.scalar()));
    }
  }
}
