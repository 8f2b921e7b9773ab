variable "create" { type = bool }
variable "name" { type = string }
variable "statements" { type = any }

locals {
  create = var.create && length(keys(var.statements)) > 0
}

data "aws_iam_policy_document" "assume" {
  count = var.create ? 1 : 0

  dynamic "statement" {
    for_each = toset(["sagemaker.amazonaws.com", "ecs-tasks.amazonaws.com"])
    content {
      actions = ["sts:AssumeRole"]
      principals {
        type        = "Service"
        identifiers = [statement.value]
      }
    }
  }
}

data "aws_iam_policy_document" "this" {
  count = local.create ? 1 : 0

  dynamic "statement" {
    for_each = var.statements
    content {
      sid       = title(statement.key)
      actions   = lookup(statement.value, "actions", null)
      resources = lookup(statement.value, "resources", null)
    }
  }
}

resource "aws_iam_role" "this" {
  count              = var.create ? 1 : 0
  name               = var.name
  description        = "Made by a module"
  assume_role_policy = try(data.aws_iam_policy_document.assume[0].json, null)
}

resource "aws_iam_policy" "this" {
  count       = local.create ? 1 : 0
  name_prefix = "${var.name}-"
  policy      = one(data.aws_iam_policy_document.this[*].json)
}

resource "aws_iam_role_policy_attachment" "this" {
  count      = local.create ? 1 : 0
  role       = aws_iam_role.this[0].name
  policy_arn = aws_iam_policy.this[0].arn
}
