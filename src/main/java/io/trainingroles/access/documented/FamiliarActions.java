package io.trainingroles.access.documented;

import java.util.Comparator;
import java.util.List;

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

  private FamiliarActions() {}

  private static int rank(String action) {
    int index = ALL.indexOf(action);
    return index < 0 ? ALL.size() : index;
  }
}
