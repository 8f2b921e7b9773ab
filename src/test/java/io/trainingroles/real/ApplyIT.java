package io.trainingroles.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.access.RequestContext;
import io.trainingroles.access.decision.Decision;
import io.trainingroles.input.InputForm;
import io.trainingroles.input.InputReading;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.terraform.TerraformShow;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.iam.IamClient;

@ExtendWith(WithEmulator.class)
class ApplyIT {
  @TempDir(deletionStrategy = ProviderLinks.Deleted.class)
  private Path folder;

  @Test
  void apply_when_firstRole_makesExactlyItsDocumentsAndDestroyLeavesNothing(Emulator emulator) {
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
      assertThat(readBack(project.stateJson()))
          .singleElement()
          .satisfies(role -> assertThat(role.unseen()).isEmpty())
          .satisfies(role -> assertThat(role.trustPolicy()).isNotNull())
          .satisfies(role -> assertThat(allowsReading(role)).isTrue());

      project.destroy();
      assertThat(iam.listRoles().roles()).isEmpty();
    }
  }

  private static List<JudgedRole> readBack(String state) {
    assertThat(InputForm.of(state)).isEqualTo(InputForm.TERRAFORM_SHOW);
    return ((InputReading.Read) TerraformShow.read("state.json", state)).roles();
  }

  private static boolean allowsReading(JudgedRole role) {
    return role.decide(
            "s3:GetObject", "arn:aws:s3:::my-ai-data-bucket/a", RequestContext.of(Map.of()))
        instanceof Decision.Allowed;
  }

  @Test
  void validate_when_firstRole_hasNothingToSay(Emulator emulator) {
    var project =
        TerraformProject.in(folder, emulator).synthesize(TrainingRoles.firstSpec(), "").init();

    assertThat(project.diagnostics()).isEmpty();
  }
}
