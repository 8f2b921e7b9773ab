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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.Role;

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

  @Test
  void apply_when_aRoleIsAddedWithAnInlinePolicyOfTheSameName_leavesTheFirstAsItIs(
      Emulator emulator) {
    String first =
        "roles:\n  a: {trusts: [sagemaker], inline_policies: {data: [read: s3://b-a]}}\n";
    String second = "  b: {trusts: [sagemaker], inline_policies: {data: [read: s3://b-b]}}\n";
    Path file = folder.resolve("spec.yaml");
    var project =
        TerraformProject.in(folder, emulator)
            .write("spec.yaml", first)
            .synthesize(file, "")
            .init()
            .apply();

    project.write("spec.yaml", first + second).synthesize(file, "");

    assertThat(project.plannedJson().at("/resource_changes"))
        .filteredOn(change -> !change.at("/change/actions").toString().equals("[\"no-op\"]"))
        .extracting(change -> change.at("/address").asText() + change.at("/change/actions"))
        .containsExactlyInAnyOrder(
            "aws_iam_role.b[\"create\"]", "aws_iam_role_policy.b_data[\"create\"]");
    project.apply();
    try (IamClient iam = emulator.iam()) {
      for (String role : List.of("a", "b")) {
        assertThat(iam.listRolePolicies(request -> request.roleName(role)).policyNames())
            .containsExactly("data");
      }
    }
    project.plan("-detailed-exitcode").exitedWith(0);
  }

  /**
   * A new path creates the role again under its name, which takes all that belongs to the role
   * along.
   */
  @ParameterizedTest
  @ValueSource(strings = {"", "--module"})
  void apply_when_theRoleIsReplaced_makesAllThatBelongsToItAnewInOneApply(
      String option, Emulator emulator) {
    String[] options = option.isEmpty() ? new String[0] : new String[] {option};
    String spec =
        """
        defaults: {path: PATH}
        roles:
          vision:
            description: DESCRIPTION
            trusts: [sagemaker, ec2]
            inline_policies: {visionData: [read: s3://vision-data/train]}
            managed_policies: {visionPlatform: [write_logs: /aws/sagemaker/TrainingJobs]}
            attached_policies: ["arn:aws:iam::123456789012:policy/OrgBaseline"]
        """;
    try (IamClient iam = emulator.iam()) {
      iam.createPolicy(
          request ->
              request
                  .policyName("OrgBaseline")
                  .policyDocument(
                      "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\","
                          + "\"Action\":\"s3:GetObject\",\"Resource\":\"*\"}}"));
      var project = TerraformProject.in(folder, emulator);
      Path file = folder.resolve("spec.yaml");
      project
          .write("spec.yaml", spec.replace("PATH", "/old/").replace("DESCRIPTION", "first"))
          .synthesize(file, "", options)
          .init()
          .apply();

      project
          .write("spec.yaml", spec.replace("PATH", "/old/").replace("DESCRIPTION", "second"))
          .synthesize(file, "", options);
      assertThat(project.plannedJson().at("/resource_changes"))
          .filteredOn(change -> !change.at("/change/actions").toString().equals("[\"no-op\"]"))
          .singleElement()
          .satisfies(
              change ->
                  assertThat(change.at("/address").asText()).isEqualTo("aws_iam_role.vision"));

      project
          .write("spec.yaml", spec.replace("PATH", "/training/").replace("DESCRIPTION", "third"))
          .synthesize(file, "", options)
          .apply();

      assertThat(iam.getRole(request -> request.roleName("vision")).role().path())
          .isEqualTo("/training/");
      assertThat(iam.listRolePolicies(request -> request.roleName("vision")).policyNames())
          .containsExactly("visionData");
      assertThat(
              iam.listAttachedRolePolicies(request -> request.roleName("vision"))
                  .attachedPolicies())
          .extracting(AttachedPolicy::policyName)
          .containsExactlyInAnyOrder("visionPlatform", "OrgBaseline");
      assertThat(
              iam.getInstanceProfile(request -> request.instanceProfileName("vision"))
                  .instanceProfile()
                  .roles())
          .extracting(Role::roleName)
          .containsExactly("vision");
      project.plan("-detailed-exitcode").exitedWith(0);
    }
  }

  private static List<JudgedRole> readBack(String state) {
    assertThat(InputForm.of("state.json", state)).isEqualTo(InputForm.TERRAFORM_SHOW);
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
