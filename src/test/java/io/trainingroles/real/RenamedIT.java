package io.trainingroles.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/**
 * What real Terraform does with {@code was}: it moves what is in its state, and IAM renames
 * nothing.
 */
@ExtendWith(WithEmulator.class)
final class RenamedIT {
  private static final String BEFORE =
      """
      account: "123456789012"
      roles:
        visionTraining:
          trusts: [ec2]
          inline_policies:
            data: [read: s3://vision-data]
          managed_policies:
            models: [write: s3://vision-models]
          attached_policies: [arn:aws:iam::aws:policy/ReadOnlyAccess]
        other:
          trusts: [sagemaker]
          inline_policies:
            data: [read: s3://other-data]
      """;
  private static final String AFTER =
      BEFORE
          .replace("  visionTraining:\n", "  vision:\n    was: visionTraining\n")
          .replace(
              "      models: [write: s3://vision-models]",
              "      vision-models: {was: models, grants: [write: s3://vision-models]}");

  @TempDir(deletionStrategy = ProviderLinks.Deleted.class)
  private Path folder;

  private Path spec(String text) throws IOException {
    return Files.writeString(folder.resolve("training-roles.yaml"), text);
  }

  @Test
  void plan_when_aRoleIsRenamed_replacesEachOfItsResourcesAndTouchesNoOther() throws Exception {
    try (Emulator emulator = Emulator.withManagedPolicies()) {
      TerraformProject project =
          TerraformProject.in(folder, emulator).synthesize(spec(BEFORE), ".").init().apply();

      var synth =
          TrainingRoles.in(folder).run("synth", spec(AFTER).toString(), "-o", ".").succeeded();
      assertThat(synth.err())
          .contains(
              "note: IAM cannot rename a role: 'terraform apply' deletes visionTraining and creates vision,"
                  + " with another ARN and another unique ID")
          .doesNotContain("would delete them");

      assertThat(changes(project.plannedJson()))
          .containsExactlyInAnyOrderEntriesOf(
              Map.of(
                  "aws_iam_role.vision", "delete/create from aws_iam_role.visionTraining",
                  "aws_iam_instance_profile.vision",
                      "delete/create from aws_iam_instance_profile.visionTraining",
                  "aws_iam_role_policy.data", "delete/create",
                  "aws_iam_policy.vision-models", "delete/create from aws_iam_policy.models",
                  "aws_iam_role_policy_attachment.vision_vision-models",
                      "delete/create from aws_iam_role_policy_attachment.visionTraining_models",
                  "aws_iam_role_policy_attachment.vision_aws_ReadOnlyAccess",
                      "delete/create from aws_iam_role_policy_attachment.visionTraining_aws_ReadOnlyAccess",
                  "aws_iam_role.other", "no-op",
                  "aws_iam_role_policy.other_data", "no-op"));
      project.apply();

      IamClient iam = emulator.iam();
      assertThatExceptionOfType(NoSuchEntityException.class)
          .isThrownBy(() -> iam.getRole(role -> role.roleName("visionTraining")));
      assertThat(iam.listRolePolicies(role -> role.roleName("vision")).policyNames())
          .containsExactly("data");
      assertThat(iam.listAttachedRolePolicies(role -> role.roleName("vision")).attachedPolicies())
          .extracting(AttachedPolicy::policyName)
          .containsExactlyInAnyOrder("vision-models", "ReadOnlyAccess");
      assertThat(iam.getInstanceProfile(profile -> profile.instanceProfileName("vision")))
          .satisfies(found -> assertThat(found.instanceProfile().roles()).hasSize(1));
      assertThat(project.plan().out()).contains("No changes.");
    }
  }

  /** A state that came from hand-written HCL may have another label for the same role. */
  @Test
  void plan_when_onlyTheAddressDiffers_changesNothing(Emulator emulator) throws IOException {
    String spec = BEFORE.replaceAll(".*attached_policies.*\n", "");
    TerraformProject project =
        TerraformProject.in(folder, emulator).synthesize(spec(spec), ".").init();
    Path main = folder.resolve("main.tf.json");
    Files.writeString(
        main,
        Files.readString(main)
            .replaceAll("\"visionTraining(_models)?\": ", "\"hand-made$1\": ")
            .replace("aws_iam_role.visionTraining.", "aws_iam_role.hand-made.")
            .replace(
                "aws_iam_instance_profile.visionTraining.", "aws_iam_instance_profile.hand-made."));
    project.apply();

    project.synthesize(
        spec(spec.replace("  visionTraining:\n", "  visionTraining:\n    was: hand-made\n")), ".");

    assertThat(changes(project.plannedJson()))
        .containsEntry("aws_iam_role.visionTraining", "no-op from aws_iam_role.hand-made")
        .containsEntry(
            "aws_iam_role_policy_attachment.visionTraining_models",
            "no-op from aws_iam_role_policy_attachment.hand-made_models")
        .allSatisfy((address, change) -> assertThat(change).startsWith("no-op"));
    assertThat(project.plan().out()).contains("0 to add, 0 to change, 0 to destroy");
    project.apply();
    assertThat(project.plan().out()).contains("No changes.");
  }

  @Test
  void plan_when_aModuleRenamesARole_movesItInEachUse(Emulator emulator) throws IOException {
    String use =
        """
        module "roles" {
          source      = "./roles"
          for_each    = toset(["a", "b"])
          name_prefix = "${each.key}-"
        }
        """;
    String spec = BEFORE.replaceAll(".*attached_policies.*\n", "");
    TerraformProject project =
        TerraformProject.in(folder, emulator)
            .write("main.tf", use)
            .synthesize(spec(spec), "roles", "--module")
            .init()
            .apply();

    project.synthesize(spec(AFTER.replaceAll(".*attached_policies.*\n", "")), "roles", "--module");

    assertThat(changes(project.plannedJson()))
        .containsEntry(
            "module.roles[\"a\"].aws_iam_role.vision",
            "delete/create from module.roles[\"a\"].aws_iam_role.visionTraining")
        .containsEntry(
            "module.roles[\"b\"].aws_iam_role.vision",
            "delete/create from module.roles[\"b\"].aws_iam_role.visionTraining");
    project.apply();
    assertThat(project.plan().out()).contains("No changes.");
  }

  /** What a plan does with each resource, and the address that this had. */
  private static Map<String, String> changes(JsonNode plan) {
    var changes = new TreeMap<String, String>();
    for (JsonNode resource : plan.get("resource_changes")) {
      var actions = new StringBuilder();
      resource
          .at("/change/actions")
          .forEach(action -> actions.append(actions.isEmpty() ? "" : "/").append(action.asText()));
      if (resource.has("previous_address")) {
        actions.append(" from ").append(resource.get("previous_address").asText());
      }
      changes.put(resource.get("address").asText(), actions.toString());
    }
    return changes;
  }
}
