package io.trainingroles.role.value;

import io.trainingroles.iam.InvalidValueException;
import java.util.List;
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

  /**
   * The forms of a log group's ARN in a policy. AWS documents the one with {@code :*} at its end
   * for all actions except those of tags; CloudWatch Logs has been seen to ask for {@code
   * …:log-group:NAME:log-stream:}, which that form matches, and for {@code …:log-group:NAME} as
   * well. See <a
   * href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html">Overview
   * of managing access permissions to your CloudWatch Logs resources</a>.
   *
   * @param arn the ARN of the group, which ends with its name
   * @return the ARN itself and the documented form
   */
  public static List<String> forms(String arn) {
    return List.of(arn, documentedForm(arn));
  }

  /**
   * The form that AWS documents, with which alone a policy works.
   *
   * @param arn the ARN of the group, which ends with its name
   * @return the form with {@code :*}
   */
  public static String documentedForm(String arn) {
    return arn + ":*";
  }

  @Override
  public String toString() {
    return value;
  }
}
