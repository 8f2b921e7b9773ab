package io.trainingroles.access.documented;

import io.trainingroles.reference.Action;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Well-known actions, the best known first. */
final class FamiliarActions {
  static final List<String> ALL =
      List.of(
          "s3:GetObject",
          "s3:PutObject",
          "s3:DeleteObject",
          "s3:ListBucket",
          "iam:PassRole",
          "sts:AssumeRole",
          "kms:Decrypt",
          "kms:GenerateDataKey",
          "kms:CreateGrant",
          "sagemaker:CreateTrainingJob",
          "sagemaker:DescribeTrainingJob",
          "ecr:BatchGetImage",
          "ecr:GetDownloadUrlForLayer",
          "ecr:PutImage",
          "logs:PutLogEvents",
          "logs:CreateLogStream",
          "logs:GetLogEvents",
          "cloudwatch:PutMetricData",
          "ec2:RunInstances",
          "ec2:CreateNetworkInterface",
          "ec2:DescribeInstances",
          "iam:CreateRole",
          "iam:AttachRolePolicy",
          "secretsmanager:GetSecretValue",
          "ssm:GetParameter",
          "lambda:InvokeFunction",
          "dynamodb:GetItem",
          "dynamodb:PutItem",
          "athena:StartQueryExecution",
          "glue:GetTable",
          "batch:SubmitJob",
          "ecs:RunTask",
          "states:StartExecution");

  /** First the familiar ones, then those with short names. */
  static final Comparator<String> ORDER =
      Comparator.comparingInt(FamiliarActions::rank)
          .thenComparing(String::length)
          .thenComparing(Comparator.naturalOrder());

  private static final Map<String, Integer> RANKS =
      IntStream.range(0, ALL.size())
          .boxed()
          .collect(Collectors.toUnmodifiableMap(ALL::get, rank -> rank));

  private static final Set<String> SERVICES =
      ALL.stream()
          .map(action -> action.substring(0, action.indexOf(':')))
          .collect(Collectors.toUnmodifiableSet());

  private FamiliarActions() {}

  /** Its place in the order; the same for all others, behind them. */
  static int rank(String action) {
    return RANKS.getOrDefault(action, ALL.size());
  }

  static boolean has(Action action) {
    return SERVICES.contains(action.service()) && RANKS.containsKey(action.toString());
  }
}
