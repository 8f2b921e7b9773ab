package io.trainingroles.cdktf;

import static io.trainingroles.cdktf.RoleStack.bucket;
import static io.trainingroles.cdktf.RoleStack.policy;
import static io.trainingroles.cdktf.RoleStack.role;
import static io.trainingroles.cdktf.RoleStack.stack;
import static io.trainingroles.cdktf.RoleStack.synthesized;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import com.hashicorp.cdktf.App;
import com.hashicorp.cdktf.providers.aws.kms_key.KmsKey;
import com.hashicorp.cdktf.providers.aws.s3_bucket.S3Bucket;
import io.trainingroles.policy.RoleDetail;
import io.trainingroles.spec.SpecReading;
import io.trainingroles.synthesis.SpecSynthesizer;
import io.trainingroles.synthesis.SynthesizedSpec;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is granted to a role that is built already. */
final class GrantedConstructIT {
  @TempDir private Path folder;

  @Test
  void grantRead_when_theRoleIsThere_addsToItsPolicyOfGrants() throws IOException {
    JsonNode stack =
        synthesized(
            folder,
            scope -> {
              S3Bucket bucket = bucket(scope, "models");
              KmsKey key = KmsKey.Builder.create(scope, "key").build();
              role(scope, "a", Grants.read("s3://vision-data"))
                  .grantRead(bucket, "train/")
                  .grantWrite(bucket, "out")
                  .grantUseKey(key, "read", "write");
              role(
                  scope,
                  "b",
                  Grants.read("s3://vision-data"),
                  Grants.read("s3://models/train"),
                  Grants.write("s3://models/out"));
            });

    assertThat(stack.at("/resource/aws_iam_role_policy")).hasSize(3);
    JsonNode granted = stack.at("/resource/aws_iam_role_policy/aGrants");
    assertThat(granted.at("/name").asText()).isEqualTo("aGrants");
    assertThat(granted.at("/role").asText()).isEqualTo("${aws_iam_role.a.name}");
    assertThat(granted.at("/lifecycle/replace_triggered_by/0").asText())
        .isEqualTo("aws_iam_role.a.id");
    assertThat(granted.at("/lifecycle/precondition")).hasSize(2);
    assertThat(granted.at("/policy").asText())
        .contains(
            ":::${aws_s3_bucket.models.bucket}/train/*",
            ":::${aws_s3_bucket.models.bucket}/out/*",
            "\"${aws_kms_key.key.arn}\"");
    assertThat(policy(stack, "a")).doesNotContain("aws_s3_bucket");
  }

  @Test
  void grantWrite_when_aPromiseForbidsIt_isRefusedAndChangesNothing() throws IOException {
    JsonNode stack =
        synthesized(
            folder,
            scope -> {
              S3Bucket bucket = bucket(scope, "models");
              TrainingRoleConstruct role =
                  TrainingRoleConstruct.Builder.create(scope, "a")
                      .trusts("sagemaker")
                      .inlinePolicy("a", Grants.read(bucket.getArn()))
                      .never("s3:PutObject on arn:aws:s3:::" + bucket.getBucket() + "/*")
                      .build();

              assertThatExceptionOfType(InvalidTrainingRoleException.class)
                  .isThrownBy(() -> role.grantWrite(bucket, "out"))
                  .withMessageContaining("never.0")
                  .withMessageContaining(
                      "can do s3:PutObject on arn:aws:s3:::${aws_s3_bucket.models.bucket}/*; for example"
                          + " s3:PutObject on arn:aws:s3:::${aws_s3_bucket.models.bucket}/out/example");
              role.grantRead(bucket(scope, "others"));
            });

    assertThat(stack.at("/resource/aws_iam_role_policy/aGrants/policy").asText())
        .contains("aws_s3_bucket.others.bucket")
        .doesNotContain("PutObject");
  }

  @Test
  void grant_when_theRoleIsOfASpec_isRefused() {
    var scope = stack(new App(), "team");
    TrainingRoleConstruct declared = role(scope, "a", Grants.read("s3://vision-data"));
    declared.grant(Grants.read("s3://vision-more"));

    var made = new TrainingRoleConstruct(scope, "b", detail());
    assertThatIllegalStateException().isThrownBy(() -> made.grant(Grants.read("s3://x-data")));
  }

  private static RoleDetail detail() {
    String yaml = "roles: {b: {trusts: [sagemaker]}}";
    var reading = (SpecReading.Read<SynthesizedSpec>) new SpecSynthesizer().read("b.yaml", yaml);
    return reading.value().roles().get(0);
  }
}
