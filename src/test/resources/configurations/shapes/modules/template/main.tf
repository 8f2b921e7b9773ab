variable "role" {}
resource "aws_cloudwatch_log_group" "this" {
  name = "/shapes/${var.role.name}"
}
resource "aws_iam_policy" "this" {
  name = "shapes-template"
  policy = templatefile("${path.module}/policy.json.tftpl", {
    group  = aws_cloudwatch_log_group.this.arn
    actions = ["logs:CreateLogStream", "logs:PutLogEvents"]
  })
}
resource "aws_iam_policy_attachment" "this" {
  name       = "template"
  roles      = [var.role.name]
  policy_arn = aws_iam_policy.this.arn
}
