provider "aws" {
  region = "eu-west-1"
}

variable "bucket" {
  default = "vision-data"
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["sagemaker.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "vision" {
  name               = "visionTraining"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

data "aws_iam_policy_document" "data" {
  # The images, and what the jobs make of them.
  statement {
    sid       = "Objects"
    actions   = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"]
    resources = ["arn:aws:s3:::${var.bucket}/*"]
  }

  statement {
    sid       = "Buckets"
    actions   = ["s3:ListBucket", "s3:GetBucketLocation"]
    resources = ["arn:aws:s3:::*"]
  }

  # From the days of the notebook.
  statement {
    sid       = "Notebook"
    actions   = ["sagemaker:*", "iam:PassRole"]
    resources = ["*"]
  }
}

resource "aws_iam_role_policy" "data" {
  name   = "data"
  role   = aws_iam_role.vision.id
  policy = data.aws_iam_policy_document.data.json
}

resource "aws_iam_role_policy" "platform" {
  name = "platform"
  role = aws_iam_role.vision.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer", "ecr:PutImage"]
        Resource = "arn:aws:ecr:eu-west-1:123456789012:repository/vision"
      },
      { Effect = "Allow", Action = "ecr:GetAuthorizationToken", Resource = "*" },
      { Effect = "Allow", Action = "logs:*", Resource = "*" },
      # The namespace is checked by the dashboards.
      { Effect = "Allow", Action = "cloudwatch:PutMetricData", Resource = "*", Condition = { StringEquals = { "cloudwatch:namespace" = "/aws/sagemaker/TrainingJobs" } } }
    ]
  })
}
