package io.trainingroles.role.intent;

import io.trainingroles.iam.ActionElement.Actions;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.iam.ResourceElement.Resources;
import io.trainingroles.iam.Statement;
import io.trainingroles.role.Form;
import io.trainingroles.role.Grant;
import io.trainingroles.role.Parameter;
import io.trainingroles.role.value.Deployment;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A training job's code logs metrics of its own to SageMaker Experiments. The trial component of a
 * job has a name that SageMaker derives from the job's. See <a
 * href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_sagemaker.html">Actions,
 * resources, and condition keys for Amazon SageMaker AI</a>.
 *
 * @param jobs what the names of the training jobs begin with; empty for all jobs
 */
public record LogMetrics(String jobs) implements Grant {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,62}");
  private static final Parameter<String> JOBS =
      Parameter.required(
          "jobs_beginning_with",
          LogMetrics::name,
          "vision-",
          "the prefix of the names of the jobs");

  static final Form<Grant> INTENT =
      new Form<>(
          "log_metrics",
          "Logs metrics of a training job's code to SageMaker Experiments",
          "https://docs.aws.amazon.com/service-authorization/latest/reference/"
              + "list_sagemaker.html",
          List.of(JOBS),
          arguments -> new LogMetrics(arguments.get(JOBS)));

  @Override
  public List<Statement> statements(Deployment deployment) {
    return List.of(
        Statement.allow(
            Actions.of("sagemaker:BatchPutMetrics"),
            Resources.of(
                deployment.arn("sagemaker", "experiment-trial-component/" + jobs + "*"),
                deployment.arn("sagemaker", "training-job/" + jobs + "*"))));
  }

  private static String name(String text) {
    if (!NAME.matcher(text).matches()) {
      throw new InvalidValueException(
          "'" + text + "' is not a valid prefix of a training job's name",
          "use A-Z, a-z, 0-9 and '-'");
    }
    return text;
  }
}
