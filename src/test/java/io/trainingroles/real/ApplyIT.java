package io.trainingroles.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Role;

@ExtendWith(WithEmulator.class)
class ApplyIT {
  private static final JsonNode TRUST_POLICY =
      Json.tree(
          """
          {
            "Version": "2012-10-17",
            "Statement": [{
              "Effect": "Allow",
              "Principal": {"Service": "sagemaker.amazonaws.com"},
              "Action": "sts:AssumeRole"
            }]
          }
          """);

  private static final JsonNode POLICY =
      Json.tree(
          """
          {
            "Version": "2012-10-17",
            "Statement": [{
              "Effect": "Allow",
              "Action": ["s3:GetObject", "s3:ListBucket"],
              "Resource": ["arn:aws:s3:::my-ai-data-bucket", "arn:aws:s3:::my-ai-data-bucket/*"]
            }]
          }
          """);

  @TempDir(deletionStrategy = ProviderLinks.Deleted.class)
  private Path folder;

  @Test
  void apply_whenFirstRole_makesExactlyItsDocumentsAndDestroyLeavesNothing(Emulator emulator) {
    var project =
        TerraformProject.in(folder, emulator)
            .synthesize(TrainingRoles.firstSpec(), "")
            .init()
            .apply();

    try (IamClient iam = emulator.iam()) {
      Role role = iam.getRole(request -> request.roleName("aiTrainingRole")).role();
      assertThat(Json.document(role.assumeRolePolicyDocument())).isEqualTo(TRUST_POLICY);
      assertThat(role.path()).isEqualTo("/");
      assertThat(role.maxSessionDuration()).isEqualTo(3600);
      assertThat(role.permissionsBoundary()).isNull();
      assertThat(iam.listRolePolicies(request -> request.roleName("aiTrainingRole")).policyNames())
          .containsExactly("aiTrainingPolicy");
      assertThat(
              iam.listAttachedRolePolicies(request -> request.roleName("aiTrainingRole"))
                  .attachedPolicies())
          .isEmpty();
      String policy =
          iam.getRolePolicy(
                  request -> request.roleName("aiTrainingRole").policyName("aiTrainingPolicy"))
              .policyDocument();
      assertThat(Json.document(policy)).isEqualTo(POLICY);

      assertThat(project.output("ai_training_role_name").asText()).isEqualTo("aiTrainingRole");
      assertThat(project.output("ai_training_role_arn").asText())
          .isEqualTo(role.arn())
          .isEqualTo("arn:aws:iam::" + Emulator.ACCOUNT + ":role/aiTrainingRole");

      project.plan("-detailed-exitcode").exitedWith(0);

      project.destroy();
      assertThat(iam.listRoles().roles()).isEmpty();
    }
  }

  @Test
  void validate_whenFirstRole_hasNothingToSay(Emulator emulator) {
    var project =
        TerraformProject.in(folder, emulator).synthesize(TrainingRoles.firstSpec(), "").init();

    assertThat(project.diagnostics()).isEmpty();
  }
}
