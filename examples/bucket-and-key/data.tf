resource "aws_s3_bucket" "data" { bucket = "acme-vision-data" }
resource "aws_kms_key" "data" {}
