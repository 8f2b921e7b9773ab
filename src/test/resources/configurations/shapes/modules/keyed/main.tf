variable "name" {}
variable "buckets" {}
variable "write" {}
resource "aws_s3_bucket" "this" {
  for_each = toset(var.buckets)
  bucket   = each.value
}
data "aws_iam_policy_document" "this" {
  statement {
    actions   = concat(["s3:GetObject"], var.write ? ["s3:PutObject"] : [])
    resources = [for bucket in aws_s3_bucket.this : "${bucket.arn}/*"]
  }
}
data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["sagemaker.${data.aws_partition.this.dns_suffix}"]
    }
  }
}
data "aws_partition" "this" {}
resource "aws_iam_role" "this" {
  name               = format("shapes-team-%s", var.name)
  assume_role_policy = data.aws_iam_policy_document.trust.json
}
resource "aws_iam_role_policy" "this" {
  name   = "buckets"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.this.json
}
