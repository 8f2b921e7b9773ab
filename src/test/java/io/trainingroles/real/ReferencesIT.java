package io.trainingroles.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.iam.IamClient;

/** Roles for what the same configuration makes. */
@ExtendWith(WithEmulator.class)
final class ReferencesIT {
  private static final String PROVIDER =
      """
      provider "aws" {
        region            = "eu-west-1"
        s3_use_path_style = true
      }
      """;

  @TempDir(deletionStrategy = ProviderLinks.Deleted.class)
  private Path folder;

  @Test
  void apply_when_eachKindIsReferredTo_makesTheDocumentsOfTheSameValues(Emulator emulator) {
    var project =
        TerraformProject.in(folder, emulator)
            .write("root.tf", PROVIDER + ROOT)
            .write("spec.yaml", SPEC)
            .synthesize(folder.resolve("spec.yaml"), "")
            .init();
    assertThat(project.diagnostics()).isEmpty();

    project.apply();

    try (IamClient iam = emulator.iam()) {
      assertThat(RoleDocuments.inline(iam, "referred", "data"))
          .isEqualTo(RoleDocuments.inline(iam, "literal", "data"));
      assertThat(RoleDocuments.inline(iam, "unknown", "data").toString())
          .contains(
              project.output("key").asText(),
              "subnet/" + project.output("subnet").asText(),
              "security-group/" + project.output("group").asText())
          .doesNotContain("aws_", "${");
      assertThat(
              iam.getRole(request -> request.roleName("unknown"))
                  .role()
                  .permissionsBoundary()
                  .permissionsBoundaryArn())
          .isEqualTo(project.output("boundary").asText());
    }
    project.plan("-detailed-exitcode").exitedWith(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mod*", "$${aws:username}", "arn:aws:s3:::x"})
  void plan_when_aKnownValueIsNotOfItsKind_isRefusedAndNothingIsMade(
      String value, Emulator emulator) {
    var project = hostile("locals {\n  bucket = \"" + value + "\"\n}\n", emulator);

    assertThat(project.plan().exitedWith(1).message())
        .contains("local.bucket is not valid here: give the name of a bucket");
    project.applied().exitedWith(1);
    try (IamClient iam = emulator.iam()) {
      assertThat(iam.listRoles().roles()).isEmpty();
    }
  }

  /** What is not known in the plan is checked in apply, before the policy is made or changed. */
  @Test
  void apply_when_aValueThatWasUnknownIsNotOfItsKind_leavesThePolicyAsItIs(Emulator emulator) {
    String later =
        "resource \"terraform_data\" \"late\" {\n  input = \"VALUE\"\n}\n"
            + "locals {\n  bucket = terraform_data.late.output\n}\n";
    var project = hostile(later.replace("VALUE", "*"), emulator);
    project.plan().exitedWith(0);

    assertThat(project.applied().exitedWith(1).message()).contains("is not valid here");
    try (IamClient iam = emulator.iam()) {
      assertThat(iam.listRolePolicies(request -> request.roleName("r")).policyNames()).isEmpty();

      project.write("root.tf", PROVIDER + later.replace("VALUE", "acme-data")).apply();
      JsonNode good = RoleDocuments.inline(iam, "r", "data");
      project.write("root.tf", PROVIDER + later.replace("VALUE", "acme-*")).applied().exitedWith(1);
      assertThat(RoleDocuments.inline(iam, "r", "data")).isEqualTo(good);
      assertThat(good.toString()).contains("arn:aws:s3:::acme-data/train/*");
    }
  }

  /** The ARNs of what an account has besides data, keys and networks. */
  @Test
  void apply_when_anArnIsReferredTo_makesTheDocumentsOfTheArns(Emulator emulator) {
    var project =
        TerraformProject.in(folder, emulator)
            .write("root.tf", PROVIDER + ARNS)
            .write("spec.yaml", ARNS_SPEC)
            .synthesize(folder.resolve("spec.yaml"), "")
            .init();
    assertThat(project.diagnostics()).isEmpty();

    project.apply();

    JsonNode arns = project.output("arns");
    assertThat(arns).isNotEmpty();
    try (IamClient iam = emulator.iam()) {
      String documents =
          RoleDocuments.inline(iam, "uses", "data").toString()
              + RoleDocuments.inline(iam, "uses", "usesStarts")
              + RoleDocuments.trust(iam, "uses").toString();
      for (JsonNode arn : arns) {
        assertThat(documents).contains("\"" + arn.asText() + "\"");
      }
      assertThat(documents).doesNotContain("aws_", "${", "-??????");
    }
    project.plan("-detailed-exitcode").exitedWith(0);
  }

  /** What a value is taken for is checked, for each kind of ARN; one plan says all. */
  @Test
  void plan_when_arnsAreNotOfTheirKinds_refusesEach(Emulator emulator) {
    List<String> given =
        List.of(
            "pull_image repository arn:aws:ecr:eu-west-1:123456789012:repository/a*",
            "read_secret secret arn:aws:secretsmanager:eu-west-1:123456789012:secret:a-??????",
            "read_secret secret arn:aws:secretsmanager:eu-west-1:123456789012:secret:token",
            "read_parameter parameter arn:aws:ssm:*:123456789012:parameter/a",
            "read_parameter parameter arn:aws:ssm:eu-west-1:123456789012:parameter/$${aws:username}",
            "mount efs_file_system arn:aws:fsx:eu-west-1:123456789012:file-system/fs-0123456789abcdef0");
    String refused = refused(given, emulator);

    for (int index = 0; index < given.size(); index++) {
      assertThat(refused).contains("local.arn" + index + " is not valid here: give the arn of");
    }
  }

  /** A value that would end its text in the document: the provider refuses that document first. */
  @Test
  void plan_when_aValueHasQuotationMarksOrLineBreaks_isRefused(Emulator emulator) {
    String server = "arn:aws:sagemaker:eu-west-1:123456789012:mlflow-tracking-server/a";
    List<String> given =
        List.of(
            "track_experiments mlflow_server " + server + "\\\",\\\"*",
            "track_experiments mlflow_server " + server + "\\nb");

    assertThat(refused(given, emulator)).containsAnyOf("is not valid here", "invalid json policy");
    try (IamClient iam = emulator.iam()) {
      assertThat(iam.listRoles().roles()).isEmpty();
    }
  }

  /** What Terraform says against these values, each an intent, a kind and an ARN. */
  private String refused(List<String> given, Emulator emulator) {
    var locals = new StringBuilder("locals {\n");
    var roles = new StringBuilder("roles:\n");
    for (int index = 0; index < given.size(); index++) {
      String[] words = given.get(index).split(" ", 3);
      locals.append("  arn" + index + " = \"" + words[2] + "\"\n");
      roles.append(
          ("  r%1$d: {trusts: [sagemaker], inline_policies: {p%1$d: [%2$s: {reference: "
                  + "\"${local.arn%1$d}\", as: %3$s}]}}\n")
              .formatted(index, words[0], words[1]));
    }
    var project =
        TerraformProject.in(folder, emulator)
            .write("root.tf", PROVIDER + locals + "}\n")
            .write("spec.yaml", roles.toString())
            .synthesize(folder.resolve("spec.yaml"), "")
            .init();

    return project.plan().exitedWith(1).message();
  }

  private TerraformProject hostile(String root, Emulator emulator) {
    return TerraformProject.in(folder, emulator)
        .write("root.tf", PROVIDER + root)
        .write(
            "spec.yaml",
            """
            roles:
              r:
                trusts: [sagemaker]
                inline_policies:
                  data: [read: {from: {reference: "${local.bucket}/train", as: bucket}}]
            """)
        .synthesize(folder.resolve("spec.yaml"), "")
        .init();
  }

  private static final String ARNS =
      """
      data "aws_iam_policy_document" "trust" {
        statement {
          actions = ["sts:AssumeRole"]
          principals {
            type        = "Service"
            identifiers = ["sagemaker.amazonaws.com"]
          }
        }
      }
      resource "aws_iam_role" "trainer" {
        name               = "trainer"
        path               = "/t/"
        assume_role_policy = data.aws_iam_policy_document.trust.json
      }
      resource "aws_ecr_repository" "train" {
        name = "acme/train"
      }
      resource "aws_secretsmanager_secret" "token" {
        name = "acme/token"
      }
      resource "aws_ssm_parameter" "epochs" {
        name  = "/acme/epochs"
        type  = "String"
        value = "3"
      }
      resource "aws_efs_file_system" "data" {}
      resource "aws_efs_access_point" "data" {
        file_system_id = aws_efs_file_system.data.id
      }
      locals {
        machine = "arn:aws:states:eu-west-1:123456789012:stateMachine:retrain"
        server = "arn:aws:sagemaker:eu-west-1:123456789012:mlflow-tracking-server/runs"
      }
      output "arns" {
        value = [
          aws_iam_role.trainer.arn,
          aws_ecr_repository.train.arn,
          aws_secretsmanager_secret.token.arn,
          aws_ssm_parameter.epochs.arn,
          aws_efs_file_system.data.arn,
          aws_efs_access_point.data.arn,
          local.machine,
          local.server,
        ]
      }
      """;

  private static final String ARNS_SPEC =
      """
      roles:
        uses:
          trusts: [sagemaker, {role: {reference: "${aws_iam_role.trainer.name}"}}]
          starts: {reference: "${aws_iam_role.trainer.arn}"}
          inline_policies:
            data:
              - pull_image: {reference: "${aws_ecr_repository.train.repository_url}:v1"}
              - read_secret: {reference: "${aws_secretsmanager_secret.token.id}"}
              - read_parameter: {reference: "${aws_ssm_parameter.epochs.name}"}
              - mount: {file_system: {reference: "${aws_efs_file_system.data.id}"}, access_point: {reference: "${aws_efs_access_point.data.arn}"}}
              - track_experiments: {reference: "${local.server}", as: mlflow_server}
              - allow: {actions: [states:StartExecution], resources: [{reference: "${local.machine}", as: state_machine}], because: it retrains}
      """;

  private static final String ROOT =
      """
      resource "aws_s3_bucket" "models" {
        bucket = "acme-models"
      }
      resource "aws_s3_bucket" "given" {
        bucket = "acme-given"
      }
      data "aws_s3_bucket" "given" {
        bucket = aws_s3_bucket.given.bucket
      }
      resource "aws_cloudwatch_log_group" "jobs" {
        name = "/acme/jobs"
      }
      locals {
        keys = "acme-keys"
      }
      resource "aws_kms_key" "data" {}
      resource "aws_vpc" "v" {
        cidr_block = "10.0.0.0/16"
      }
      resource "aws_subnet" "a" {
        vpc_id     = aws_vpc.v.id
        cidr_block = "10.0.1.0/24"
      }
      resource "aws_security_group" "s" {
        count  = 1
        vpc_id = aws_vpc.v.id
      }
      resource "aws_iam_policy" "bound" {
        name   = "bound"
        policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "*" }] })
      }
      output "key" { value = aws_kms_key.data.arn }
      output "subnet" { value = aws_subnet.a.id }
      output "group" { value = aws_security_group.s[0].id }
      output "boundary" { value = aws_iam_policy.bound.arn }
      """;

  private static final String SPEC =
      """
      roles:
        referred:
          trusts: [sagemaker]
          inline_policies:
            data:
              - read: {from: {reference: "${aws_s3_bucket.models.arn}/train"}}
              - write: {to: {reference: "s3://${aws_s3_bucket.models.id}/out/"}}
              - read: {reference: "${data.aws_s3_bucket.given.bucket}"}
              - read_keys: {reference: "${local.keys}/a${b", as: bucket}
              - write_logs: {reference: "${aws_cloudwatch_log_group.jobs.name}"}
        literal:
          trusts: [sagemaker]
          inline_policies:
            data:
              - read: s3://acme-models/train
              - write: s3://acme-models/out/
              - read: s3://acme-given
              - read_keys: "s3://acme-keys/a${b"
              - write_logs: /acme/jobs
        unknown:
          trusts: [sagemaker]
          permissions_boundary: {reference: "${aws_iam_policy.bound.arn}"}
          attached_policies: [{reference: "${aws_iam_policy.bound.id}"}]
          inline_policies:
            data:
              - use_key: {key: {reference: "${aws_kms_key.data.arn}"}, for: [read, volume]}
              - use_vpc: {subnets: [{reference: "${aws_subnet.a.id}"}], security_groups: [{reference: "${aws_security_group.s[0].id}"}], restrict: true}
      """;
}
