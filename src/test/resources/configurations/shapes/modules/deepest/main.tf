variable "name" {}
variable "object" {}
data "aws_caller_identity" "me" {}
resource "aws_iam_role" "this" {
  name = var.name
  path = "/deep/"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = { Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = "arn:aws:iam::${data.aws_caller_identity.me.account_id}:root" } }
  })
}
resource "aws_iam_role_policy" "this" {
  name = "objects"
  role = aws_iam_role.this.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["s3:GetObject"], Resource = [var.object] }]
  })
}
