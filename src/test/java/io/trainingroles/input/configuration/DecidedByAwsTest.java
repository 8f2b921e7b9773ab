package io.trainingroles.input.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DecidedByAwsTest {
  private static Set<String> found(String root, String child) {
    var tree =
        new ConfigurationTree(
            Map.of(
                "", new ConfigurationModule(Map.of("main.tf", root)),
                "module.m", new ConfigurationModule(Map.of("child.tf", child))));
    return new PreparedConfiguration(tree, "123456789012", Optional.of("eu-west-1"))
        .decidedByAws()
        .keySet();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "resource \"aws_iam_role_policy\" \"p\" {\n  count = data.aws_ssm_parameter.p.value == \"on\" ? 1 : 0\n}",
        "resource \"aws_iam_policy\" \"p\" {\n  policy = try(jsondecode(data.aws_ssm_parameter.p.value).a, \"{}\")\n}",
        "resource \"aws_iam_role\" \"r\" {\n  for_each = toset(data.aws_iam_roles.found.arns)\n}",
        "locals {\n  on = data.aws_vpc.v.default ? 1 : 0\n}\nresource \"aws_iam_policy\" \"p\" {\n  count = local.on\n}",
        "data \"aws_iam_policy_document\" \"d\" {\n  statement {\n    actions = [for a in data.aws_iam_roles.f.arns : \"s3:*\"]\n  }\n}",
        "resource \"aws_kms_key\" \"k\" {}\nresource \"aws_iam_policy\" \"p\" {\n  policy = jsonencode({ Action = startswith(aws_kms_key.k.key_id, \"a\") ? \"*\" : \"s3:*\" })\n}",
        "resource \"aws_s3_bucket\" \"b\" {}\nresource \"aws_iam_policy\" \"p\" {\n  count = aws_s3_bucket.b.bucket_domain_name == \"x\" ? 1 : 0\n}",
        "resource \"aws_s3_bucket\" \"b\" { bucket = data.aws_ssm_parameter.p.value }\nresource \"aws_iam_policy\" \"p\" {\n  count = aws_s3_bucket.b.bucket == \"x\" ? 1 : 0\n}",
        "resource \"aws_s3_bucket\" \"b\" {}\nresource \"aws_iam_policy\" \"p\" {\n  count = length(aws_s3_bucket.b.id) > 3 ? 1 : 0\n}",
        "resource \"aws_iam_role\" \"r\" {\n  count = data.aws_vpc.v.enable_dns_support ? 1 : 0\n}",
        "resource \"aws_iam_role\" \"r\" {\n  count = data.aws_db_instance.d.allocated_storage\n}",
        "resource \"aws_iam_role\" \"r\" {\n  for_each = data.aws_vpc.v.tags\n}",
        "resource \"aws_iam_policy\" \"p\" {\n  policy = jsonencode({ Condition = { Bool = { \"aws:SecureTransport\" = data.aws_vpc.v.enable_dns_support } } })\n}",
        "resource \"aws_iam_policy\" \"p\" {\n  policy = <<-EOT\n  { %{ if data.aws_ssm_parameter.p.value == \"on\" } \"a\" %{ endif } }\n  EOT\n}",
        "data \"aws_iam_policy_document\" \"d\" {\n  dynamic \"statement\" {\n    for_each = data.aws_ssm_parameter.p.value == \"on\" ? [1] : []\n    content {\n      actions = [\"*\"]\n    }\n  }\n}",
        "resource \"aws_kms_key\" \"k\" {}\nresource \"aws_iam_policy\" \"p\" {\n  policy = local.documents[aws_kms_key.k.key_id]\n}\nlocals {\n  documents = { a = \"{}\" }\n}",
        "resource \"aws_kms_key\" \"k\" {}\nresource \"aws_iam_policy\" \"p\" {\n  policy = jsonencode([for s in local.all : s if s.key != aws_kms_key.k.arn])\n}\nlocals {\n  all = [{ key = \"a\" }]\n}",
        "module \"m\" {\n  count = data.aws_caller_identity.me.account_id == \"1\" ? 1 : 0\n}",
        "module \"m\" {\n  on = length(data.aws_subnets.s.ids) > 2\n}"
      })
  void found_when_theAccountDecidesAPolicy_namesThePlace(String root) {
    String child = "resource \"aws_iam_policy\" \"p\" {\n  count = var.on ? 1 : 0\n}\n";

    assertThat(found(root, child)).hasSize(1);
  }

  @Test
  void found_when_anOutputIsDecided_namesThePolicyOfTheCaller() {
    String child = "output \"on\" {\n  value = data.aws_vpc.v.default == true\n}\n";
    String root = "resource \"aws_iam_policy\" \"p\" {\n  count = module.m.on ? 1 : 0\n}\n";

    assertThat(found(root, child)).containsExactly("what main.tf:2:3 (aws_iam_policy.p) decides");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "locals {\n  azs = length(data.aws_availability_zones.az.names)\n}\nresource \"aws_subnet\" \"s\" {\n  count = local.azs\n}",
        "resource \"aws_iam_policy\" \"p\" {\n  policy = jsonencode({ Resource = data.aws_s3_bucket.b.arn })\n}",
        "resource \"aws_iam_policy\" \"p\" {\n  count = var.make ? 1 : 0\n}",
        "resource \"aws_iam_role_policy_attachment\" \"a\" {\n  for_each = toset([data.aws_iam_policy.p.arn])\n}",
        "resource \"aws_iam_policy\" \"p\" {\n  policy = try(data.aws_iam_policy_document.d[0].json, null)\n}",
        "data \"aws_iam_policy_document\" \"d\" {\n  statement {\n    actions = [for a in data.aws_iam_roles.f.arns : a]\n  }\n}",
        "resource \"aws_s3_bucket\" \"b\" {\n  for_each = toset([\"a\"])\n}\nresource \"aws_iam_policy\" \"p\" {\n  policy = jsonencode([for b in aws_s3_bucket.b : \"${b.arn}/*\"])\n}",
        "resource \"aws_kms_key\" \"k\" {}\nresource \"aws_iam_policy\" \"p\" {\n  policy = jsonencode(concat([aws_kms_key.k.arn], var.more ? [\"a\"] : []))\n}",
        "resource \"aws_kms_key\" \"k\" {\n  count = 2\n}\nresource \"aws_iam_policy\" \"p\" {\n  count = length(aws_kms_key.k) > 0 ? 1 : 0\n}",
        "resource \"aws_kms_key\" \"k\" {}\nlocals {\n  keys = [aws_kms_key.k.arn]\n}\nresource \"aws_iam_policy\" \"p\" {\n  count = length(local.keys) > 0 ? 1 : 0\n}",
        "resource \"aws_kms_key\" \"k\" {}\nlocals {\n  a = { key = aws_kms_key.k.arn, on = true }\n}\nresource \"aws_iam_policy\" \"p\" {\n  count = local.a.on ? 1 : 0\n}",
        "resource \"aws_kms_key\" \"k\" {}\nresource \"aws_iam_policy\" \"p\" {\n  policy = coalesce(null, aws_kms_key.k.arn) != null ? \"{}\" : \"\"\n}",
        "resource \"aws_eks_cluster\" \"e\" {}\nresource \"aws_iam_role\" \"r\" {\n  assume_role_policy = jsonencode({ Federated = replace(aws_eks_cluster.e.identity[0].oidc[0].issuer, \"https://\", \"\") })\n}",
        "resource \"aws_iam_role\" \"r\" {\n  tags = data.aws_vpc.v.tags\n}",
        "module \"m\" {\n  source = \"./m\"\n  on     = length([aws_kms_key.k.arn]) > 0\n}\nresource \"aws_kms_key\" \"k\" {}"
      })
  void found_when_noPolicyIsDecided_isEmpty(String root) {
    String child = "resource \"aws_iam_policy\" \"p\" {\n  count = var.on ? 1 : 0\n}\n";

    assertThat(found(root, child)).isEmpty();
  }
}
