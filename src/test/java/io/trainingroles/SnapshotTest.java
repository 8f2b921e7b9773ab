package io.trainingroles;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trainingroles.spec.SpecReading;
import io.trainingroles.synthesis.SpecSynthesizer;
import io.trainingroles.synthesis.SynthesizedSpec;
import io.trainingroles.terraform.ConfigurationRenderer;
import io.trainingroles.terraform.TerraformConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The first role, which everything starts from: its files byte for byte, and what they say against
 * documents that were written by hand. {@code -Dsnapshots.update=true} rewrites the snapshot.
 */
final class SnapshotTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path SPEC = Path.of("training-roles.yaml");
  private static final Path SNAPSHOT = Path.of("main.tf.json.snapshot");

  @Test
  void mainFile_when_firstRole_isTheSnapshot() throws IOException {
    ExpectedText.check(SNAPSHOT, firstRole().mainFile());
  }

  @Test
  void documents_when_firstRole_areThoseWrittenByHand() throws IOException {
    JsonNode resources = JSON.readTree(firstRole().mainFile()).get("resource");
    JsonNode role = resources.at("/aws_iam_role/aiTrainingRole");
    JsonNode policy = resources.at("/aws_iam_role_policy/aiTrainingPolicy");
    assertThat(JSON.readTree(role.get("assume_role_policy").textValue()))
        .isEqualTo(
            JSON.readTree(
                """
                {
                  "Version": "2012-10-17",
                  "Statement": [
                    {
                      "Effect": "Allow",
                      "Principal": {"Service": "sagemaker.amazonaws.com"},
                      "Action": "sts:AssumeRole"
                    }
                  ]
                }
                """));
    assertThat(JSON.readTree(policy.get("policy").textValue()))
        .isEqualTo(
            JSON.readTree(
                """
                {
                  "Version": "2012-10-17",
                  "Statement": [
                    {
                      "Effect": "Allow",
                      "Action": ["s3:GetObject", "s3:ListBucket"],
                      "Resource": [
                        "arn:aws:s3:::my-ai-data-bucket",
                        "arn:aws:s3:::my-ai-data-bucket/*"
                      ]
                    }
                  ]
                }
                """));
    assertThat(resources.get("aws_iam_role")).hasSize(1);
    assertThat(resources.get("aws_iam_role_policy")).hasSize(1);
    assertThat(resources).hasSize(2);
  }

  @Test
  void namesAndOutputs_when_firstRole_areThese() throws IOException {
    JsonNode main = JSON.readTree(firstRole().mainFile());
    assertThat(main.at("/resource/aws_iam_role/aiTrainingRole/name").textValue())
        .isEqualTo("aiTrainingRole");
    assertThat(main.at("/resource/aws_iam_role_policy/aiTrainingPolicy/name").textValue())
        .isEqualTo("aiTrainingPolicy");
    assertThat(main.at("/resource/aws_iam_role_policy/aiTrainingPolicy/role").textValue())
        .isEqualTo("${aws_iam_role.aiTrainingRole.name}");
    assertThat(main.get("output")).hasSize(2);
    assertThat(main.at("/output/ai_training_role_name/value").textValue())
        .isEqualTo("${aws_iam_role.aiTrainingRole.name}");
    assertThat(main.at("/output/ai_training_role_arn/value").textValue())
        .isEqualTo("${aws_iam_role.aiTrainingRole.arn}");
    assertThat(main.at("/output/ai_training_role_name/description").textValue()).isNotBlank();
    assertThat(main.at("/output/ai_training_role_arn/description").textValue()).isNotBlank();
  }

  private static TerraformConfiguration firstRole() throws IOException {
    SpecReading<SynthesizedSpec> reading =
        new SpecSynthesizer().read(SPEC.toString(), Files.readString(SPEC));
    SynthesizedSpec spec = ((SpecReading.Read<SynthesizedSpec>) reading).value();
    return new ConfigurationRenderer().root(spec.roles(), spec.terraform());
  }
}
