package io.trainingroles.report.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The services that a reviewer looks for first, where a list is too long to be shown whole. */
final class KnownServices {
  private static final List<String> FIRST =
      List.of(
          AccessMatrix.ALL_SERVICES,
          "iam",
          "sts",
          "s3",
          "kms",
          "secretsmanager",
          "ssm",
          "ec2",
          "lambda",
          "sagemaker",
          "dynamodb",
          "rds",
          "ecr",
          "ecs",
          "logs",
          "cloudtrail",
          "cloudformation",
          "organizations");

  private KnownServices() {}

  /** The same services, those that are looked for first at the beginning. */
  static List<String> first(Collection<String> services) {
    var ordered = new ArrayList<String>(FIRST);
    ordered.retainAll(services);
    services.stream().filter(service -> !FIRST.contains(service)).sorted().forEach(ordered::add);
    return ordered;
  }
}
