package io.trainingroles.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.access.RequestContext;
import io.trainingroles.access.decision.Decision;
import io.trainingroles.iam.PolicyDocumentWriter;
import io.trainingroles.input.InputReading;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.RolePolicy;
import io.trainingroles.input.UnseenPolicy;
import io.trainingroles.input.UnseenPolicy.UnseenEffect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only AWS knows, and what that decides, is not known of a configuration in HCL. */
final class OpenConfigurationIT {
  @TempDir(deletionStrategy = ProviderLinks.Deleted.class)
  private Path folder;

  /** What is computed from a value that only AWS knows is not taken for known. */
  @Test
  void read_when_aValueIsHashed_saysThatItIsNotKnown() throws Exception {
    Path root = Files.createDirectories(folder.resolve("hashed"));
    Files.writeString(root.resolve("main.tf"), HASHED);

    InputReading.Read read = FolderReadings.read(root, Map.of("AWS_REGION", "eu-west-1"));

    JudgedRole role = read.roles().get(0);
    assertThat(role.policies())
        .extracting(RolePolicy::name)
        .containsExactlyInAnyOrder("known", "the trust policy");
    assertThat(role.unseen())
        .extracting(UnseenPolicy::arn)
        .containsExactly("aws_iam_role_policy.hashed.policy, known after apply");
  }

  /** What the account decides is not known: neither what a role allows nor whom it trusts. */
  @Test
  void read_when_theAccountDecides_saysThatItIsNotKnown() throws Exception {
    Path root = Files.createDirectories(folder.resolve("decided"));
    Files.writeString(root.resolve("main.tf"), DECIDED);

    InputReading.Read read = FolderReadings.read(root, Map.of("AWS_REGION", "eu-west-1"));

    JudgedRole role = read.roles().get(0);
    assertThat(role.unseen())
        .extracting(UnseenPolicy::effect)
        .contains(UnseenEffect.TRUSTS, UnseenEffect.GRANTS);
    assertThat(role.decide("s3:PutObject", "arn:aws:s3:::a/b", RequestContext.EMPTY))
        .isInstanceOf(Decision.Indeterminate.class);
  }

  /** A text that is cut or changed is another one, also where the whole of it is known. */
  @Test
  void read_when_aTextIsCutOrMadeUp_saysThatItIsNotKnown() throws Exception {
    String buckets =
        """
        resource "aws_s3_bucket" "named" { bucket = "a-b" }
        resource "aws_s3_bucket" "generated" {}
        resource "aws_instance" "i" {
          ami           = "ami-1"
          instance_type = "t3.micro"
          root_block_device {
            volume_size = 8
          }
        }
        """;
    InputReading.Read read =
        FolderReadings.read(
            folder.resolve("cut"),
            FolderReadings.ROLE
                + buckets
                + allows("replaced", "${replace(aws_s3_bucket.named.id, \"-\", \"_\")}")
                + allows("split", "${split(\"-\", aws_s3_bucket.named.id)[0]}")
                + allows("begins", "data-${substr(aws_s3_bucket.generated.id, 0, 3)}")
                + allows("made_up", "${aws_instance.i.root_block_device[0].volume_id}")
                + allows("same", "${lower(aws_s3_bucket.named.id)}")
                + allows("known", "${aws_s3_bucket.named.id}"));

    JudgedRole role = read.roles().get(0);
    assertThat(role.policies())
        .extracting(RolePolicy::name)
        .containsExactlyInAnyOrder("same", "known", "the trust policy");
    assertThat(role.policies())
        .filteredOn(policy -> !policy.name().equals("the trust policy"))
        .extracting(policy -> new PolicyDocumentWriter().write(policy.document()))
        .allMatch(document -> document.contains("arn:aws:s3:::a-b/*"));
  }

  private static String allows(String name, String bucket) {
    return FolderReadings.allows(name, "arn:aws:s3:::" + bucket + "/*");
  }

  /** The identity provider of a cluster is in a list of objects that only AWS knows. */
  @Test
  void read_when_aClusterIsTrusted_namesItsIssuer() throws Exception {
    InputReading.Read read =
        FolderReadings.read(
            folder.resolve("cluster"), Files.readString(Path.of(CLUSTER, "main.tf")));

    JudgedRole role =
        read.roles().stream().filter(each -> each.name().equals("irsa")).findFirst().orElseThrow();
    assertThat(role.unseen())
        .extracting(UnseenPolicy::arn)
        .singleElement()
        .asString()
        .contains(
            "oidc-provider/${aws_eks_cluster.e.identity[0].oidc[0].issuer}",
            "${aws_eks_cluster.e.identity[0].oidc[0].issuer}:sub");
  }

  private static final String CLUSTER = "src/test/resources/configurations/cluster";

  private static final String DECIDED =
      """
      data "aws_ssm_parameter" "mode" { name = "/mode" }
      data "aws_iam_policy" "ext" { name = "external" }
      locals { open = data.aws_ssm_parameter.mode.value == "open" }
      resource "aws_iam_role" "r" {
        name = "r"
        assume_role_policy = jsonencode({
          Version   = "2012-10-17"
          Statement = { Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "sagemaker.amazonaws.com" } }
        })
      }
      resource "aws_kms_key" "k" {}
      resource "aws_iam_role_policy" "by_key" {
        name   = "by_key"
        role   = aws_iam_role.r.name
        policy = jsonencode({
          Version   = "2012-10-17"
          Statement = { Effect = "Allow", Action = startswith(aws_kms_key.k.key_id, "a") ? "*" : "s3:GetObject", Resource = "arn:aws:s3:::x" }
        })
      }
      resource "aws_iam_role_policy" "all" {
        count = local.open ? 1 : 0
        name = "all"
        role = aws_iam_role.r.name
        policy = jsonencode({ Version = "2012-10-17", Statement = { Effect = "Allow", Action = "*", Resource = "*" } })
      }
      resource "aws_iam_role_policy" "copied" {
        name = "copied"
        role = aws_iam_role.r.name
        policy = data.aws_iam_policy.ext.policy
      }
      resource "aws_iam_role_policy" "prefix" {
        name = "prefix"
        role = aws_iam_role.r.name
        policy = jsonencode({
          Version   = "2012-10-17"
          Statement = { Effect = "Allow", Action = "s3:GetObject", Resource = "${data.aws_ssm_parameter.mode.value}/*" }
        })
      }
      """;

  private static final String HASHED =
      """
      resource "aws_kms_key" "data" {}
      resource "aws_iam_role" "r" {
        name = "r"
        assume_role_policy = jsonencode({
          Version   = "2012-10-17"
          Statement = { Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "sagemaker.amazonaws.com" } }
        })
      }
      resource "aws_iam_role_policy" "hashed" {
        name = "hashed"
        role = aws_iam_role.r.name
        policy = jsonencode({
          Version   = "2012-10-17"
          Statement = { Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::data-${substr(md5(aws_kms_key.data.key_id), 0, 8)}/*" }
        })
      }
      resource "aws_iam_role_policy" "known" {
        name = "known"
        role = aws_iam_role.r.name
        policy = jsonencode({
          Version   = "2012-10-17"
          Statement = { Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::data-${substr(md5("fixed"), 0, 8)}/*" }
        })
      }
      """;
}
