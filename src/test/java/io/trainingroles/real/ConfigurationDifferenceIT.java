package io.trainingroles.real;

import static io.trainingroles.real.FolderReadings.ROLE;
import static io.trainingroles.real.FolderReadings.allows;
import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.input.question.RoleDifference;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two folders in HCL: whether what only AWS knows is the same in both. */
final class ConfigurationDifferenceIT {
  private static final String CONFIGURATION =
      ROLE
          + """
          variable "key" { default = "one" }
          data "aws_ssm_parameter" "direct" { name = "/one" }
          data "aws_ssm_parameter" "by_variable" { name = "/${var.key}" }
          data "aws_ssm_parameter" "through_another" { name = data.aws_ssm_parameter.direct.value }
          data "aws_ssm_parameter" "kept" { name = "/kept" }
          data "aws_ssm_parameter" "keyed" {
            for_each = toset(["one", "two"])
            name     = each.key
          }
          data "terraform_remote_state" "state" {
            backend = "s3"
            config = { # where it is
              bucket = "state"
              key    = var.key
              region = "eu-west-1"
            }
          }
          resource "aws_s3_bucket" "renamed" { bucket_prefix = "one-" }
          resource "aws_s3_bucket" "kept" {
            bucket_prefix = "kept-"
            tags          = { stage = "one" }
          }
          """
          + allows("direct", "arn:aws:s3:::${data.aws_ssm_parameter.direct.value}/*")
          + allows("by_variable", "arn:aws:s3:::${data.aws_ssm_parameter.by_variable.value}/*")
          + allows("through", "arn:aws:s3:::${data.aws_ssm_parameter.through_another.value}/*")
          + allows("keyed", "arn:aws:s3:::${data.aws_ssm_parameter.keyed[\"one\"].value}/*")
          + allows("state", "arn:aws:s3:::${data.terraform_remote_state.state.outputs.bucket}/*")
          + allows("renamed", "${aws_s3_bucket.renamed.arn}/*")
          + allows("kept", "arn:aws:s3:::${data.aws_ssm_parameter.kept.value}/*")
          + allows("kept_too", "${aws_s3_bucket.kept.arn}/*");

  @TempDir(deletionStrategy = ProviderLinks.Deleted.class)
  private Path folder;

  @Test
  void between_when_whatAValueDependsOnChanges_isNotKnown() throws Exception {
    String changed =
        CONFIGURATION
            .replace("default = \"one\"", "default = \"two\"")
            .replace("\"/one\"", "\"/two\"")
            .replace("keyed[\"one\"]", "keyed[\"two\"]")
            .replace("\"one-\"", "\"two-\"")
            .replace("stage = \"one\"", "stage = \"two\"");
    var before = FolderReadings.read(folder.resolve("before"), CONFIGURATION);
    var after = FolderReadings.read(folder.resolve("after"), changed);

    List<RoleDifference> differences =
        RoleDifference.between(before.roles(), after.roles(), new AccessProver());

    assertThat(differences).hasSize(1);
    assertThat(differences.get(0).changes()).isEmpty();
    assertThat(differences.get(0).unknown())
        .hasSize(8)
        .anyMatch(each -> each.contains("'direct'") && each.contains("differently"))
        .anyMatch(each -> each.contains("'by_variable'") && each.contains("differently"))
        .anyMatch(each -> each.contains("'through'") && each.contains("differently"))
        .anyMatch(each -> each.contains("'state'") && each.contains("differently"))
        .anyMatch(each -> each.contains("'renamed'") && each.contains("differently"))
        .anyMatch(each -> each.contains("'keyed'") && each.contains("was added"))
        .anyMatch(each -> each.contains("'keyed'") && each.contains("was removed"))
        .anyMatch(
            each ->
                each.contains("whether ${aws_s3_bucket.renamed.bucket before} is the same as")
                    && each.contains("known only after apply"));
  }
}
