variable "other" { default = "222222222222" }
provider "aws" { region = "eu-west-1" }
provider "aws" {
  alias  = "b"
  region = "eu-west-1"
  assume_role {
    role_arn = "arn:aws:iam::${var.other}:role/deploy"
  }
}
provider "aws" {
  alias   = "c"
  region  = "eu-west-1"
  profile = "c"
}
provider "aws" {
  alias  = "us"
  region = "us-east-1"
}
data "aws_caller_identity" "a" {}
data "aws_caller_identity" "b" { provider = aws.b }
data "aws_caller_identity" "c" { provider = aws.c }
data "aws_caller_identity" "us" { provider = aws.us }
resource "aws_iam_policy" "p" {
  name   = "p"
  policy = jsonencode({ Version = "2012-10-17", Statement = { Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::${data.aws_caller_identity.b.account_id}-data/*" } })
}
resource "aws_iam_role" "a" {
  name               = "r"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = { Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = "arn:aws:iam::${data.aws_caller_identity.c.account_id}:root" } } })
}
resource "aws_iam_role" "b" {
  provider           = aws.b
  name               = "r"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = { Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = "arn:aws:iam::${data.aws_caller_identity.us.account_id}:root" } } })
}
resource "aws_iam_role_policy_attachment" "a" {
  role       = "r"
  policy_arn = aws_iam_policy.p.arn
}
resource "aws_iam_role_policy_attachment" "b" {
  provider   = aws.b
  role       = "r"
  policy_arn = "arn:aws:iam::${data.aws_caller_identity.b.account_id}:policy/p"
}
