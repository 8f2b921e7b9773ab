package io.trainingroles.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values that are known only when Terraform runs. */
final class VariablesIT {
  private static final String KEY =
      "arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";

  @TempDir(deletionStrategy = ProviderLinks.Deleted.class)
  private Path folder;

  private TrainingRoles trainingRoles;

  @BeforeEach
  void start() throws IOException {
    Tool.terraform();
    Path home = Files.createDirectory(folder.resolve("home"));
    trainingRoles = TrainingRoles.in(folder).with("HOME", home);
    Files.writeString(
        folder.resolve("spec.yaml"),
        """
        terraform:
          region: eu-west-1
          variables:
            data_bucket: {type: bucket, default: my-data}
            key: {type: kms_key}
            boundary: {type: policy}
            owner: {type: text}
        roles:
          r:
            trusts: [sagemaker]
            permissions_boundary: {reference: "${var.boundary}"}
            attached_policies: [{reference: "${var.boundary}"}]
            tags: {owner: {reference: "team ${var.owner}"}, literal: "a"}
            inline_policies:
              p:
                - read: {reference: "s3://${var.data_bucket}/${aws:x}"}
                - use_key: {key: {reference: "${var.key}"}, for: [read]}
        """);
  }

  @Test
  void plan_when_variablesAreGiven_hasTheirValuesAndNoOthers() {
    String out = plan("a b", KEY).succeeded().out();

    assertThat(out)
        .contains("arn:aws:s3:::my-data/${$}{aws:x}/*", KEY, "= \"team a b\"")
        .contains("policy_arn = \"arn:aws:iam::123456789012:policy/Boundary\"")
        .doesNotContain("var.");
  }

  @Test
  void plan_when_aValueIsNotOfItsType_isRefusedByTerraform() {
    assertThat(plan("a", KEY.replace("1234abcd", "*")).exitedWith(1).err())
        .contains("Give the ARN of a KMS key, not of an alias.");
    assertThat(plan("\"}", KEY).exitedWith(1).err()).contains("Give up to 256 letters");
  }

  private Command.Result plan(String owner, String key) {
    return trainingRoles.run(
        "plan",
        "spec.yaml",
        "--offline",
        "-o",
        "out",
        "--",
        "-var=owner=" + owner,
        "-var=key=" + key,
        "-var=boundary=arn:aws:iam::123456789012:policy/Boundary");
  }
}
