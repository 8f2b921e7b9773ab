terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.0, < 7.0"
    }
  }
  backend "s3" {
    bucket = "never-read"
    key    = "shapes"
    region = "eu-west-1"
  }
}

provider "aws" {
  region            = var.region
  s3_use_path_style = true
}

provider "aws" {
  alias             = "us"
  region            = "us-east-1"
  s3_use_path_style = true
}

variable "region" {
  type    = string
  default = "eu-west-1"
}

variable "teams" {
  type = map(object({
    buckets = list(string)
    write   = optional(bool, false)
  }))
}

data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}
data "aws_region" "current" {}

locals {
  account = data.aws_caller_identity.current.account_id
  prefix  = "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.name}:${local.account}"
}

# A bucket, a key and the role for them, by data sources that name the resources directly.
resource "aws_s3_bucket" "data" {
  bucket = "shapes-data"
}

resource "aws_s3_bucket" "scratch" {
  bucket_prefix = "shapes-scratch-"
  force_destroy = true
}

resource "aws_kms_key" "data" {
  description = "Encrypts the data"
}

data "aws_iam_policy_document" "sagemaker" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["sagemaker.amazonaws.com"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }
  }
}

data "aws_iam_policy_document" "direct" {
  statement {
    sid       = "Read"
    actions   = ["s3:GetObject"]
    resources = ["${aws_s3_bucket.data.arn}/train/*"]
  }
  statement {
    sid       = "Scratch"
    actions   = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"]
    resources = ["${aws_s3_bucket.scratch.arn}/*"]
  }
  statement {
    sid       = "Key"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [aws_kms_key.data.arn]
  }
  statement {
    sid       = "Logs"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${local.prefix}:log-group:/aws/sagemaker/TrainingJobs:log-stream:*"]
  }
  depends_on = [aws_kms_key.data]
}

resource "aws_iam_role" "direct" {
  name               = "shapes-direct"
  assume_role_policy = data.aws_iam_policy_document.sagemaker.json
}

resource "aws_iam_role_policy" "direct" {
  name   = "direct"
  role   = aws_iam_role.direct.id
  policy = data.aws_iam_policy_document.direct.json
}

# jsonencode of a for, with what another resource is called.
resource "aws_iam_role_policy" "encoded" {
  name = "encoded"
  role = aws_iam_role.direct.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [for path in ["a", "b"] : {
      Effect   = "Allow"
      Action   = "s3:ListBucket"
      Resource = aws_s3_bucket.data.arn
      Condition = {
        StringLike = { "s3:prefix" = "${path}/$${aws:username}/*" }
      }
    }]
  })
}

# A policy of AWS by its name, and one of our own with a path.
data "aws_iam_policy" "read_only" {
  arn = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"
}

resource "aws_iam_policy" "own" {
  name   = "shapes-own"
  path   = "/ml/"
  policy = data.aws_iam_policy_document.own.json
}

data "aws_iam_policy_document" "own" {
  statement {
    effect    = "Deny"
    actions   = ["s3:DeleteBucket"]
    resources = ["*"]
    condition {
      test     = "StringNotEquals"
      variable = "aws:PrincipalArn"
      values   = [aws_iam_role.direct.arn]
    }
  }
}

resource "aws_iam_role_policy_attachment" "direct" {
  for_each   = toset([data.aws_iam_policy.read_only.arn])
  role       = aws_iam_role.direct.name
  policy_arn = each.value
}

resource "aws_iam_role_policy_attachment" "own" {
  role       = aws_iam_role.direct.name
  policy_arn = aws_iam_policy.own.arn
}

module "community" {
  source     = "./modules/community"
  create     = true
  name       = "shapes-community"
  statements = { read = { actions = ["s3:GetObject"], resources = ["${aws_s3_bucket.data.arn}/c/*"] } }
  depends_on = [aws_s3_bucket.data]
}

module "absent" {
  source     = "./modules/community"
  create     = false
  name       = "shapes-absent"
  statements = {}
}

module "deep" {
  source = "./modules/deep"
  bucket = aws_s3_bucket.data.arn
}

module "merge" {
  source  = "./modules/merge"
  queue   = aws_sqs_queue.jobs.arn
  secrets = [aws_secretsmanager_secret.token.arn]
}

resource "aws_sqs_queue" "jobs" {
  name = "shapes-jobs"
}

resource "aws_secretsmanager_secret" "token" {
  name = "shapes/token"
}

module "team" {
  for_each = var.teams
  source   = "./modules/keyed"
  name     = each.key
  buckets  = each.value.buckets
  write    = each.value.write
}

module "names" {
  source = "./modules/names"
  providers = {
    aws     = aws
    aws.far = aws.us
  }
}

module "template" {
  source = "./modules/template"
  role   = aws_iam_role.direct
}

module "trusts" {
  source  = "./modules/trusts"
  workers = [aws_iam_role.direct.arn, module.names.role_arn]
}

output "role" {
  value = aws_iam_role.direct.arn
}
