package io.trainingroles.role.intent;

import io.trainingroles.iam.Condition;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.role.Parameter;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.role.value.KeyArn;
import io.trainingroles.role.value.SecurityGroupId;
import io.trainingroles.role.value.SubnetId;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A condition key of SageMaker that restricts which jobs a caller can start. Each key is listed for
 * the creation of training, processing and tuning jobs alike; the older {@code VolumeKmsKey} and
 * {@code OutputKmsKey} are listed for none of them, and would refuse every request. See <a
 * href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_sagemaker.html#amazonsagemaker-policy-keys">Condition
 * keys for Amazon SageMaker AI</a>.
 */
public final class JobConditionKey {
  private static final long MAXIMUM_SECONDS = 28L * 86_400;
  private static final Pattern INSTANCE_TYPE = Pattern.compile("ml\\.[a-z0-9-]+\\.[a-z0-9-]+");
  private static final Pattern TIME = Pattern.compile("([1-9][0-9]{0,7})([dhms])");

  /** All keys, in the order of the documentation. */
  static final List<JobConditionKey> ALL =
      List.of(
          new JobConditionKey(
              "VpcSubnets",
              Comparison.EACH_OF,
              Parameter.optionalList(
                  "subnets", SubnetId::new, "[subnet-0123456789abcdef0]", "the allowed subnets")),
          new JobConditionKey(
              "VpcSecurityGroupIds",
              Comparison.EACH_OF,
              Parameter.optionalList(
                  "security_groups",
                  SecurityGroupId::new,
                  "[sg-0123456789abcdef0]",
                  "the allowed security groups")),
          new JobConditionKey(
              "VolumeKmsKeyArn",
              Comparison.ARN,
              Parameter.optionalList(
                  "volume_keys",
                  KeyArn::of,
                  "[\"" + KeyArn.EXAMPLE + "\"]",
                  "the allowed KMS keys for volumes")),
          new JobConditionKey(
              "OutputKmsKeyArn",
              Comparison.ARN,
              Parameter.optionalList(
                  "output_keys",
                  KeyArn::of,
                  "[\"" + KeyArn.EXAMPLE + "\"]",
                  "the allowed KMS keys for outputs")),
          new JobConditionKey(
              "InstanceTypes",
              Comparison.EACH_OF,
              Parameter.optionalList(
                  "instance_types",
                  JobConditionKey::instanceType,
                  "[ml.p4d.24xlarge]",
                  "the allowed instance types")),
          new JobConditionKey(
              "NetworkIsolation",
              Comparison.TRUE,
              Parameter.flag("isolated", "only jobs with network isolation")),
          new JobConditionKey(
              "InterContainerTrafficEncryption",
              Comparison.TRUE,
              Parameter.flag(
                  "encrypted_traffic", "only jobs that encrypt traffic between containers")),
          new JobConditionKey(
              "MaxRuntimeInSeconds",
              Comparison.AT_MOST,
              Parameter.optional(
                  "max_runtime", JobConditionKey::seconds, "24h", "the longest runtime")));

  private enum Comparison {
    EACH_OF,
    ARN,
    TRUE,
    AT_MOST
  }

  private final String key;
  private final Comparison comparison;
  private final Parameter<?> parameter;

  private JobConditionKey(String key, Comparison comparison, Parameter<?> parameter) {
    this.key = "sagemaker:" + key;
    this.comparison = comparison;
    this.parameter = parameter;
  }

  /** The parameter of a spec that gives its values. */
  Parameter<?> parameter() {
    return parameter;
  }

  /** The conditions for these values, of which there is at least one. */
  List<Condition> conditions(List<String> values, Deployment deployment) {
    return switch (comparison) {
      case EACH_OF ->
          List.of(
              new Condition("ForAllValues:StringEquals", key, values),
              Condition.of("Null", key, "false"));
      case ARN -> List.of(new Condition("ArnEquals", key, reachable(values, deployment)));
      case TRUE -> List.of(new Condition("Bool", key, values));
      case AT_MOST -> List.of(new Condition("NumericLessThanEquals", key, values));
    };
  }

  private static List<String> reachable(List<String> keys, Deployment deployment) {
    return keys.stream().map(value -> KeyArn.of(value).reachableFrom(deployment)).toList();
  }

  private static String instanceType(String text) {
    if (!INSTANCE_TYPE.matcher(text).matches()) {
      throw new InvalidValueException(
          "'" + text + "' is not an instance type of SageMaker",
          "write an instance type such as ml.g5.xlarge");
    }
    return text;
  }

  private static long seconds(String text) {
    Matcher parts = TIME.matcher(text);
    if (!parts.matches()) {
      throw new InvalidValueException(
          "'" + text + "' is not a valid duration", "write a duration such as 24h or 5d");
    }
    long unit =
        switch (parts.group(2)) {
          case "d" -> 86_400;
          case "h" -> 3_600;
          case "m" -> 60;
          default -> 1;
        };
    long seconds = Long.parseLong(parts.group(1)) * unit;
    if (seconds > MAXIMUM_SECONDS) {
      throw new InvalidValueException(
          "'" + text + "' is longer than a job can run", "write at most 28d");
    }
    return seconds;
  }
}
