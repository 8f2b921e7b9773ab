package io.trainingroles.role.intent;

import io.trainingroles.iam.ActionElement.Actions;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.iam.ResourceElement.Resources;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.iam.Statement;
import io.trainingroles.role.Form;
import io.trainingroles.role.Grant;
import io.trainingroles.role.Parameter;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.role.value.LogGroupName;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A job writes its logs to one log group. See <a
 * href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_logs.html">Actions,
 * resources, and condition keys for Amazon CloudWatch Logs</a>.
 *
 * @param group the log group
 * @param streams the prefix of the names of its streams; empty for all streams of the group
 */
public record WriteLogs(LogGroupName group, String streams) implements Grant {
  private static final Pattern STREAMS = Pattern.compile("[!-)+-9;->@-~]{1,512}");
  private static final Parameter<LogGroupName> GROUP =
      Parameter.required(
          "group", LogGroupName::new, "/aws/sagemaker/TrainingJobs", "the log group");
  private static final Parameter<String> STREAMS_BEGINNING_WITH =
      Parameter.optional(
          "streams_beginning_with",
          WriteLogs::streams,
          "nightly/algo-",
          "the prefix of the names of its streams");

  static final Form<Grant> INTENT =
      new Form<>(
          "write_logs",
          "Writes logs to one log group of Amazon CloudWatch Logs",
          "https://docs.aws.amazon.com/service-authorization/latest/reference/" + "list_logs.html",
          List.of(GROUP, STREAMS_BEGINNING_WITH),
          arguments ->
              new WriteLogs(
                  arguments.get(GROUP), arguments.find(STREAMS_BEGINNING_WITH).orElse("")));

  /**
   * A job writes to any stream of a log group.
   *
   * @param group the log group
   */
  public WriteLogs(LogGroupName group) {
    this(group, "");
  }

  @Override
  public List<Statement> statements(Deployment deployment) {
    String arn = deployment.arn("logs", "log-group:" + group);
    return statements(arn, LogGroupName.forms(arn).toArray(String[]::new));
  }

  /** The form of the group's ARN that AWS documents is enough. */
  @Override
  public List<Statement> required(Deployment deployment) {
    String arn = deployment.arn("logs", "log-group:" + group);
    return statements(arn, LogGroupName.documentedForm(arn));
  }

  private List<Statement> statements(String arn, String... groups) {
    return List.of(
        Statement.allow(
            Actions.of("logs:CreateLogGroup", "logs:DescribeLogStreams"), Resources.of(groups)),
        Statement.allow(
            Actions.of("logs:CreateLogStream", "logs:PutLogEvents"),
            Resources.of(arn + ":log-stream:" + ResourcePattern.literal(streams) + "*")));
  }

  private static String streams(String text) {
    if (!STREAMS.matcher(text).matches()) {
      throw new InvalidValueException(
          "'" + text + "' is not a valid prefix of a log stream's name",
          "use up to 512 printable ASCII characters without ':', '*' and '?'");
    }
    return text;
  }
}
