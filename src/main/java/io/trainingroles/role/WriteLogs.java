package io.trainingroles.role;

import io.trainingroles.iam.ActionElement.Actions;
import io.trainingroles.iam.ResourceElement.Resources;
import io.trainingroles.iam.Statement;
import java.util.List;

/**
 * A job writes its logs to one log group. See <a
 * href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatchlogs.html">Actions,
 * resources, and condition keys for Amazon CloudWatch Logs</a>.
 *
 * @param group the log group
 */
public record WriteLogs(LogGroupName group) implements Grant {
  private static final Parameter<LogGroupName> GROUP =
      Parameter.required(
          "group", LogGroupName::new, "/aws/sagemaker/TrainingJobs", "the log group");

  static final Form<Grant> INTENT =
      new Form<>(
          "write_logs",
          "Writes logs to one log group of Amazon CloudWatch Logs",
          "https://docs.aws.amazon.com/service-authorization/latest/reference/"
              + "list_amazoncloudwatchlogs.html",
          List.of(GROUP),
          told -> new WriteLogs(told.get(GROUP)));

  @Override
  public List<Statement> statements(Deployment deployment) {
    String arn = deployment.arn("logs", "log-group:" + group);
    return List.of(
        Statement.allow(
            Actions.of("logs:CreateLogGroup", "logs:DescribeLogStreams"), Resources.of(arn)),
        Statement.allow(
            Actions.of("logs:CreateLogStream", "logs:PutLogEvents"),
            Resources.of(arn + ":log-stream:*")));
  }
}
