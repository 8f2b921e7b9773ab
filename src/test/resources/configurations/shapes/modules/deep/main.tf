variable "bucket" {}
module "deeper" {
  source = "../deeper"
  bucket = var.bucket
  paths  = ["x", "y"]
}
