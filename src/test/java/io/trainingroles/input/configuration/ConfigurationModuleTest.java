package io.trainingroles.input.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.input.declared.DeclaredResource;
import io.trainingroles.input.declared.ProviderBlock;
import io.trainingroles.input.hcl.HclBody;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConfigurationModuleTest {
  private static String prepared(String text) {
    return new ConfigurationModule(Map.of("main.tf", text))
        .prepared(true)
        .getOrDefault("main.tf", "");
  }

  @Test
  void prepared_when_aDataSourceNamesAResource_namesALocalValueInItsPlace() {
    String prepared =
        prepared(
            """
            resource "aws_s3_bucket" "data" {}
            data "aws_iam_policy_document" "read" {
              depends_on = [aws_s3_bucket.data]
              statement {
                resources = ["${aws_s3_bucket.data.arn}/*", aws_s3_bucket.other.arn]
              }
              lifecycle {
                postcondition { condition = false }
              }
            }
            """);

    assertThat(prepared)
        .contains("\"${local.training_roles_aws_s3_bucket_data.arn}/*\", aws_s3_bucket.other.arn")
        .doesNotContain("depends_on", "postcondition");
  }

  @Test
  void prepared_when_blocksAreTakenOut_keepsEachOtherLine() {
    String text =
        """
        terraform {
          required_version = "= 0.12"
          backend "s3" {
            bucket = "state"
          }
          cloud {}
        }
        provider "aws" {
          assume_role { role_arn = "arn:aws:iam::111111111111:role/x" }
        }
        import {
          to = aws_s3_bucket.a
          id = "a"
        }
        check "health" {
          data "http" "x" { url = "https://example.com" }
          assert { condition = true }
        }
        resource "aws_instance" "a" {
          user_data = ephemeral.aws_secretsmanager_secret_version.x.secret_string
          provisioner "local-exec" {
            command = "touch /tmp/ran"
          }
        }
        ephemeral "aws_secretsmanager_secret_version" "x" {
          secret_id = "y"
        }
        output "last" { value = 1 }
        """;

    String prepared = prepared(text);

    assertThat(prepared)
        .doesNotContain(
            "backend",
            "cloud",
            "required_version",
            "provider",
            "import",
            "check",
            "http",
            "provisioner",
            "touch",
            "ephemeral \"",
            "ephemeral.");
    assertThat(prepared).contains("user_data = var.training_roles_ephemeral");
    assertThat(prepared.lines().toList().indexOf("output \"last\" { value = 1 }"))
        .isEqualTo(text.lines().toList().indexOf("output \"last\" { value = 1 }"));
    assertThat(HclBody.of(prepared).blocks()).hasSize(3);
  }

  @Test
  void prepared_when_versionsAreLeftOut_keepsThoseOfOtherThings() {
    String text =
        """
        terraform {
          required_providers {
            aws = { source = "hashicorp/aws", version = "= 4.1" }
            random = {
              version = "~> 3.0"
              source  = "hashicorp/random"
            }
          }
        }
        resource "aws_eks_cluster" "x" {
          version = "1.29"
        }
        """;

    String prepared =
        new ConfigurationModule(Map.of("main.tf", text))
            .prepared(false)
            .getOrDefault("main.tf", "");

    assertThat(prepared)
        .contains("\"hashicorp/aws\"", "\"hashicorp/random\"", "version = \"1.29\"")
        .doesNotContain("4.1", "3.0");
    assertThat(HclBody.of(prepared).blocks()).hasSize(2);
  }

  @Test
  void sources_when_aTypeImpliesAProvider_listsIt() {
    var module =
        new ConfigurationModule(
            Map.of(
                "main.tf",
                """
                terraform {
                  required_providers {
                    dd = { source = "datadog/datadog", version = "~> 3.0" }
                    amazon = { source = "hashicorp/aws" }
                  }
                }
                resource "random_id" "x" {}
                resource "dd_monitor" "x" {}
                resource "aws_iam_role" "x" { provider = amazon.us }
                data "terraform_remote_state" "x" {}
                """));

    assertThat(module.sources())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "dd", "datadog/datadog", "amazon", "hashicorp/aws", "random", "hashicorp/random"));
    assertThat(module.isAws("amazon.us")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "file(\"/etc/passwd\"), true",
    "file(\"~/.aws/credentials\"), true",
    "templatefile(\"../../../../../../../../../../etc/passwd\"), true",
    "file(\"${path.module}/../shared/policy.json\"), false",
    "file(\"policy.json\"), false",
    "jsonencode(\"/etc/passwd\"), false",
    "provider::aws::arn_parse(x), false",
    "provider::evil::run(x), true",
  })
  void refusals_when_aFileIsReadOrAProgramRun_refusesWhatIsOutside(
      String expression, boolean isRefused) {
    var module =
        new ConfigurationModule(Map.of("main.tf", "locals {\n  x = " + expression + "\n}\n"));

    assertThat(!module.refusals().isEmpty()).isEqualTo(isRefused);
  }

  @Test
  void localCalls_when_modulesComeFromElsewhere_listsThoseOfTheTreeOnly() {
    var module =
        new ConfigurationModule(
            Map.of(
                "main.tf",
                """
                module "near" { source = "../near" }
                module "far" { source = "terraform-aws-modules/iam/aws" }
                """));

    assertThat(module.localCalls()).isEqualTo(Map.of("near", "../near"));
    assertThat(module.callsOthers()).isTrue();
  }

  @Test
  void prepared_when_aDataSourceInJsonNamesAResource_namesALocalValueInItsPlace() {
    String prepared =
        new ConfigurationModule(
                Map.of(
                    "main.tf",
                    "resource \"aws_s3_bucket\" \"b\" {}",
                    "data.tf.json",
                    """
                    {"data": {"aws_iam_policy_document": {"d": {
                       "depends_on": ["aws_s3_bucket.b"],
                       "statement": [{"resources": ["${aws_s3_bucket.b.arn}/*", "aws_s3_bucket.b"]}]}}}}
                    """))
            .prepared(true)
            .getOrDefault("data.tf.json", "");

    assertThat(prepared)
        .contains("${local.training_roles_aws_s3_bucket_b.arn}/*\",\"aws_s3_bucket.b\"")
        .doesNotContain("depends_on");
  }

  @Test
  void resources_when_inAFileForOpenTofu_areDeclaredToo() {
    var module =
        new ConfigurationModule(
            Map.of(
                "main.tofu",
                "resource \"aws_iam_role\" \"a\" {}",
                "more.tofu.json",
                "{\"resource\": {\"aws_iam_role\": {\"b\": {}}}}"));

    assertThat(module.resources().keySet()).containsExactly("aws_iam_role.a", "aws_iam_role.b");
  }

  @Test
  void resources_when_inJson_areDeclaredToo() {
    var module =
        new ConfigurationModule(
            Map.of(
                "main.tf.json",
                """
                {"resource": {"aws_iam_role": {"a": {"for_each": {}, "provider": "aws.us"}}},
                 "data": [{"aws_region": {"b": [{}]}}],
                 "provider": {"aws": [{"alias": "us", "region": "us-east-1"}]},
                 "terraform": {"backend": {"s3": {}}, "required_version": ">= 9"}}
                """));

    assertThat(module.resources().keySet()).containsExactly("aws_iam_role.a", "data.aws_region.b");
    assertThat(module.resources().values())
        .filteredOn(resource -> !resource.isData())
        .allMatch(DeclaredResource::isKeyed);
    assertThat(module.providers()).extracting(ProviderBlock::key).isEqualTo(List.of("aws.us"));
    assertThat(module.prepared(true).get("main.tf.json"))
        .doesNotContain("\"us-east-1\"", "backend", "required_version")
        .contains("aws_iam_role");
  }
}
