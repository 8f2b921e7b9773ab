package io.trainingroles.role.value;

import io.trainingroles.iam.InvalidValueException;
import java.util.regex.Pattern;

/**
 * The name of a log group: 1 to 512 letters, digits and {@code _-/.#}. See <a
 * href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html">CreateLogGroup</a>.
 *
 * @param value such as {@code /aws/sagemaker/TrainingJobs}
 */
public record LogGroupName(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_/.#-]{1,512}");

  /**
   * Checks the form.
   *
   * @throws InvalidValueException if CloudWatch Logs would refuse the name
   */
  public LogGroupName {
    if (!FORM.matcher(value).matches()
        && TerraformReference.of(value, VariableType.LOG_GROUP).isEmpty()) {
      throw new InvalidValueException(
          "'" + value + "' is not a valid name of a log group",
          "use 1 to 512 letters, digits and _-/.#, such as /aws/sagemaker/TrainingJobs");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
