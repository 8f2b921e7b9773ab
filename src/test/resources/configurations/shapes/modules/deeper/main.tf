variable "bucket" {}
variable "paths" {}
module "deepest" {
  source = "../deepest"
  count  = length(var.paths)
  name   = "shapes-deep-${var.paths[count.index]}"
  object = join("/", [var.bucket, var.paths[count.index], "*"])
}
