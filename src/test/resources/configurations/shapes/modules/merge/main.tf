variable "queue" {}
variable "secrets" { type = list(string) }
data "aws_iam_policy_document" "queue" {
  statement {
    sid       = "Queue"
    actions   = ["sqs:SendMessage"]
    resources = [var.queue]
  }
}
data "aws_iam_policy_document" "secrets" {
  statement {
    sid       = "Secrets"
    actions   = ["secretsmanager:GetSecretValue"]
    resources = var.secrets
  }
}
data "aws_iam_policy_document" "deny" {
  statement {
    sid       = "Queue"
    effect    = "Deny"
    actions   = ["sqs:PurgeQueue"]
    resources = [var.queue]
  }
}
data "aws_iam_policy_document" "all" {
  source_policy_documents   = [data.aws_iam_policy_document.queue.json, data.aws_iam_policy_document.secrets.json]
  override_policy_documents = [data.aws_iam_policy_document.deny.json]
}
resource "aws_iam_group" "readers" {
  name = "shapes-readers"
}
resource "aws_iam_group_policy" "readers" {
  name   = "all"
  group  = aws_iam_group.readers.name
  policy = data.aws_iam_policy_document.all.json
}
resource "aws_iam_user" "ci" {
  name = "shapes-ci"
}
resource "aws_iam_user_policy" "ci" {
  name   = "all"
  user   = aws_iam_user.ci.name
  policy = data.aws_iam_policy_document.all.json
}
