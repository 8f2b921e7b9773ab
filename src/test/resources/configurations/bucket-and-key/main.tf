terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}
provider "aws" { region = "eu-west-1" }
resource "aws_s3_bucket" "data" { bucket = "acme-data" }
resource "aws_s3_bucket" "models" { bucket_prefix = "acme-models-" }
resource "aws_kms_key" "data" { description = "data" }
data "aws_caller_identity" "me" {}
data "aws_region" "here" {}
data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["sagemaker.amazonaws.com"]
    }
  }
}
resource "aws_iam_role" "training" {
  name               = "training"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}
data "aws_iam_policy_document" "read" {
  statement {
    sid       = "List"
    actions   = ["s3:ListBucket"]
    resources = [aws_s3_bucket.data.arn]
    condition {
      test     = "StringLike"
      variable = "s3:prefix"
      values   = ["train/*"]
    }
  }
  statement {
    sid       = "Read"
    actions   = ["s3:GetObject"]
    resources = ["${aws_s3_bucket.data.arn}/train/*"]
  }
}
data "aws_iam_policy_document" "write" {
  statement {
    sid       = "Write"
    actions   = ["s3:PutObject", "s3:AbortMultipartUpload"]
    resources = ["${aws_s3_bucket.models.arn}/out/*"]
  }
  statement {
    sid       = "Key"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [aws_kms_key.data.arn]
  }
}
data "aws_iam_policy_document" "all" {
  source_policy_documents = [data.aws_iam_policy_document.read.json, data.aws_iam_policy_document.write.json]
  statement {
    sid = "Logs"
    actions = ["logs:CreateLogStream", "logs:PutLogEvents", "logs:CreateLogGroup", "logs:DescribeLogStreams"]
    resources = ["arn:aws:logs:${data.aws_region.here.name}:${data.aws_caller_identity.me.account_id}:log-group:/aws/sagemaker/TrainingJobs*"]
  }
}
resource "aws_iam_role_policy" "data" {
  name   = "data"
  role   = aws_iam_role.training.id
  policy = data.aws_iam_policy_document.all.json
}
resource "aws_iam_policy" "extra" {
  name = "extra"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["s3:GetObject"]
      Resource = "${aws_s3_bucket.models.arn}/base/*"
    }]
  })
}
resource "aws_iam_role_policy_attachment" "extra" {
  role       = aws_iam_role.training.name
  policy_arn = aws_iam_policy.extra.arn
}
