package io.trainingroles.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Role;

/** The ways to use the generator's files in a configuration of one's own, without an edit. */
@ExtendWith(WithEmulator.class)
class DropInIT {
  private static final Path SPEC = TrainingRoles.firstSpec();

  @TempDir(deletionStrategy = ProviderLinks.Deleted.class)
  private Path folder;

  @Test
  void mainFile_when_copiedIntoRootThatHasEverything_isAppliedThere(Emulator emulator)
      throws IOException {
    Path made = folder.resolve("made");
    TerraformProject.in(folder, emulator).synthesize(SPEC, "made");
    var root =
        TerraformProject.in(folder.resolve("root"), emulator)
            .write(
                "versions.tf",
                """
                terraform {
                  required_version = ">= 1.2"
                  required_providers {
                    aws = {
                      source  = "hashicorp/aws"
                      version = "~> 5.0"
                    }
                  }
                  backend "local" {
                    path = "own.tfstate"
                  }
                }
                """)
            .write(
                "provider.tf",
                """
                provider "aws" {
                  region = "eu-west-1"
                  default_tags {
                    tags = { team = "vision" }
                  }
                }
                """)
            .write(
                "outputs.tf",
                """
                output "own" {
                  value = aws_iam_role.aiTrainingRole.unique_id
                }
                """);
    Files.copy(made.resolve("main.tf.json"), root.folder().resolve("main.tf.json"));

    root.init().apply();

    assertThat(roleNames(emulator)).containsExactly("aiTrainingRole");
    assertThat(root.folder().resolve("own.tfstate")).exists();
    assertThat(root.output("ai_training_role_name").asText()).isEqualTo("aiTrainingRole");
    assertThat(root.diagnostics()).isEmpty();
    root.plan("-detailed-exitcode").exitedWith(0);
  }

  @Test
  void mainFile_when_aloneInEmptyFolder_isPlanned(Emulator emulator) throws IOException {
    Path made = folder.resolve("made");
    TerraformProject.in(folder, emulator).synthesize(SPEC, "made");
    Path alone = Files.createDirectory(folder.resolve("alone"));
    Files.copy(made.resolve("main.tf.json"), alone.resolve("main.tf.json"));

    JsonNode plan = TerraformProject.in(alone, emulator).init().plannedJson();

    assertThat(created(plan))
        .containsExactly("aws_iam_role.aiTrainingRole", "aws_iam_role_policy.aiTrainingPolicy");
  }

  @Test
  void folder_when_childModuleWithForEach_isPlannedForEachKey(Emulator emulator) {
    var root =
        TerraformProject.in(folder, emulator)
            .synthesize(SPEC, "roles")
            .write(
                "main.tf",
                """
                module "roles" {
                  for_each = toset(["red", "blue"])
                  source   = "./roles"
                }

                output "arns" {
                  value = [for roles in module.roles : roles.ai_training_role_arn]
                }
                """)
            .init();

    assertThat(created(root.plannedJson()))
        .containsExactlyInAnyOrder(
            "module.roles[\"blue\"].aws_iam_role.aiTrainingRole",
            "module.roles[\"blue\"].aws_iam_role_policy.aiTrainingPolicy",
            "module.roles[\"red\"].aws_iam_role.aiTrainingRole",
            "module.roles[\"red\"].aws_iam_role_policy.aiTrainingPolicy");
    assertThat(root.diagnostics()).isEmpty();
  }

  @Test
  void folder_when_childModuleWithAlias_usesThatProviderAlone(Emulator emulator) {
    var root =
        TerraformProject.in(folder, emulator)
            .synthesize(SPEC, "roles")
            .write(
                "main.tf",
                """
                provider "aws" {
                  region = "the default provider of this root must not be needed"
                }

                provider "aws" {
                  alias  = "other"
                  region = "eu-west-1"
                }

                module "roles" {
                  source    = "./roles"
                  providers = { aws = aws.other }
                }

                output "arn" {
                  value = module.roles.ai_training_role_arn
                }
                """)
            .init()
            .apply();

    assertThat(root.output("arn").asText()).endsWith(":role/aiTrainingRole");
    assertThat(roleNames(emulator)).containsExactly("aiTrainingRole");
  }

  @Test
  void module_when_forEachWithPrefix_makesOneRoleForEachKey(Emulator emulator) {
    var root =
        TerraformProject.in(folder, emulator)
            .synthesize(SPEC, "roles", "--module")
            .write(
                "main.tf",
                """
                module "roles" {
                  for_each             = toset(["red", "blue"])
                  source               = "./roles"
                  name_prefix          = "${each.key}-"
                  path                 = "/training/${each.key}/"
                  max_session_duration = 7200
                  tags                 = { team = each.key }
                }

                output "names" {
                  value = { for key, roles in module.roles : key => roles.ai_training_role_name }
                }
                """)
            .init()
            .apply();

    assertThat(root.diagnostics()).isEmpty();
    assertThat(root.output("names"))
        .isEqualTo(
            Json.tree("{\"blue\": \"blue-aiTrainingRole\", \"red\": \"red-aiTrainingRole\"}"));
    try (IamClient iam = emulator.iam()) {
      assertThat(iam.listRoles().roles())
          .extracting(Role::roleName, Role::path, Role::maxSessionDuration)
          .containsExactlyInAnyOrder(
              tuple("blue-aiTrainingRole", "/training/blue/", 7200),
              tuple("red-aiTrainingRole", "/training/red/", 7200));
      assertThat(
              iam.listRoleTags(request -> request.roleName("red-aiTrainingRole")).tags().toString())
          .contains("Key=team, Value=red");
      assertThat(
              iam.listRolePolicies(request -> request.roleName("red-aiTrainingRole")).policyNames())
          .containsExactly("aiTrainingPolicy");
    }
    root.plan("-detailed-exitcode").exitedWith(0);
  }

  @Test
  void bothFiles_when_specNamesRegionAndVersion_arePlannedWithThem(Emulator emulator) {
    Path spec =
        TerraformProject.in(folder, emulator)
            .write(
                "spec.yaml",
                """
                terraform: {region: eu-west-3, aws_provider: "~> 5.0"}
                roles:
                  aiTrainingRole: {trusts: [sagemaker]}
                """)
            .folder()
            .resolve("spec.yaml");

    var root = TerraformProject.in(folder.resolve("made"), emulator).synthesize(spec, "").init();

    JsonNode provider = root.plannedJson().at("/configuration/provider_config/aws");
    assertThat(provider.at("/expressions/region/constant_value").asText()).isEqualTo("eu-west-3");
    assertThat(provider.get("version_constraint").asText()).isEqualTo("~> 5.0");
    assertThat(root.diagnostics()).isEmpty();
  }

  static List<String> created(JsonNode plan) {
    return StreamSupport.stream(plan.get("resource_changes").spliterator(), false)
        .filter(change -> change.at("/change/actions").toString().equals("[\"create\"]"))
        .map(change -> change.get("address").asText())
        .toList();
  }

  private static List<String> roleNames(Emulator emulator) {
    try (IamClient iam = emulator.iam()) {
      return iam.listRoles().roles().stream().map(Role::roleName).toList();
    }
  }
}
