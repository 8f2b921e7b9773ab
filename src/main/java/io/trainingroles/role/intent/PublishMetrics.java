package io.trainingroles.role.intent;

import io.trainingroles.iam.ActionElement.Actions;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.ResourceElement.Resources;
import io.trainingroles.iam.Statement;
import io.trainingroles.role.Form;
import io.trainingroles.role.Grant;
import io.trainingroles.role.Parameter;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.role.value.MetricsNamespace;
import java.util.List;

/**
 * A job publishes metrics to one namespace. The action has no resources; the namespace is a
 * condition. See <a
 * href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/iam-cw-condition-keys-namespace.html">Using
 * condition keys to limit access to CloudWatch namespaces</a>.
 *
 * @param namespace the namespace
 */
public record PublishMetrics(MetricsNamespace namespace) implements Grant {
  private static final Parameter<MetricsNamespace> NAMESPACE =
      Parameter.required(
          "namespace", MetricsNamespace::new, "/aws/sagemaker/TrainingJobs", "the namespace");

  static final Form<Grant> INTENT =
      new Form<>(
          "publish_metrics",
          "Publishes metrics to one namespace of Amazon CloudWatch",
          "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/"
              + "iam-cw-condition-keys-namespace.html",
          List.of(NAMESPACE),
          arguments -> new PublishMetrics(arguments.get(NAMESPACE)));

  @Override
  public List<Statement> statements(Deployment deployment) {
    return List.of(
        Statement.allow(
            Actions.of("cloudwatch:PutMetricData"),
            Resources.of("*"),
            Condition.of("StringEquals", "cloudwatch:namespace", namespace.value())));
  }
}
