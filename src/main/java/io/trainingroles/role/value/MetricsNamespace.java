package io.trainingroles.role.value;

import io.trainingroles.iam.InvalidValueException;
import java.util.regex.Pattern;

/**
 * The namespace of metrics: 1 to 255 letters, digits and {@code .-_/#:}. See <a
 * href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html">Metrics
 * concepts</a>.
 *
 * @param value such as {@code /aws/sagemaker/TrainingJobs}
 */
public record MetricsNamespace(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._/#:-]{1,255}");

  /**
   * Checks the form.
   *
   * @throws InvalidValueException if CloudWatch would refuse the namespace
   */
  public MetricsNamespace {
    if (!FORM.matcher(value).matches()) {
      throw new InvalidValueException(
          "'" + value + "' is not a valid namespace of metrics",
          "use 1 to 255 letters, digits and .-_/#:, such as /aws/sagemaker/TrainingJobs");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
