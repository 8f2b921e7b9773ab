terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      configuration_aliases = [aws.far]
    }
  }
}
data "aws_region" "far" {
  provider = aws.far
}
resource "aws_sns_topic" "far" {
  provider = aws.far
  name     = "shapes-far"
}
resource "aws_iam_role" "prefixed" {
  name_prefix = "shapes-pre-"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "batch.amazonaws.com" } }]
  })
}
resource "aws_iam_role_policy" "far" {
  role = aws_iam_role.prefixed.name
  name = "far"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = "sns:Publish", Resource = aws_sns_topic.far.arn },
      { Effect = "Allow", Action = "logs:PutLogEvents", Resource = "arn:aws:logs:${data.aws_region.far.name}:*:log-group:x:log-stream:*" },
      { Effect = "Allow", Action = "iam:PassRole", Resource = aws_iam_role.prefixed.arn },
    ]
  })
}
output "role_arn" {
  value = aws_iam_role.prefixed.arn
}
