package io.trainingroles.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.iam.IamClient;

@ExtendWith(WithEmulator.class)
class ApplyIT {
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
      FirstRole.assertThere(iam);
      assertThat(iam.getRole(request -> request.roleName("aiTrainingRole")).role().path())
          .isEqualTo("/");
      assertThat(project.output("ai_training_role_name").asText()).isEqualTo("aiTrainingRole");
      assertThat(project.output("ai_training_role_arn").asText())
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
