package io.trainingroles.input.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DecidedByAwsTest {
  private static Set<String> found(String root, String child) {
    return new DecidedByAws(
            Map.of(
                "", new ConfigurationModule(Map.of("main.tf", root)),
                "module.m", new ConfigurationModule(Map.of("child.tf", child))))
        .found()
        .keySet();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "resource \"aws_iam_role_policy\" \"p\" {\n  count = data.aws_ssm_parameter.p.value == \"on\" ? 1 : 0\n}",
        "resource \"aws_iam_policy\" \"p\" {\n  policy = try(jsondecode(data.aws_ssm_parameter.p.value).a, \"{}\")\n}",
        "resource \"aws_iam_role\" \"r\" {\n  for_each = toset(data.aws_iam_roles.found.arns)\n}",
        "locals {\n  on = data.aws_vpc.v.default ? 1 : 0\n}\nresource \"aws_iam_policy\" \"p\" {\n  count = local.on\n}",
        "data \"aws_iam_policy_document\" \"d\" {\n  statement {\n    actions = [for a in data.aws_iam_roles.f.arns : a]\n  }\n}",
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
        "resource \"aws_iam_policy\" \"p\" {\n  policy = try(data.aws_iam_policy_document.d[0].json, null)\n}"
      })
  void found_when_noPolicyIsDecided_isEmpty(String root) {
    assertThat(found(root, "variable \"on\" {}\n")).isEmpty();
  }
}
