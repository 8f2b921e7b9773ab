package io.trainingroles.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;

/** The ways of {@code docs/moving.md}, with real Terraform and the emulator of AWS. */
@ExtendWith(WithEmulator.class)
final class MovingIT {
  private static final Path MOVING = Path.of("docs", "moving").toAbsolutePath();
  private static final String ROLE = "AmazonSageMaker-ExecutionRole-20260114T101500";
  private static final String BUCKET = "vision-data";

  @TempDir(deletionStrategy = ProviderLinks.Deleted.class)
  private Path folder;

  @Test
  void consoleRole_when_adoptedAndTightened_stillRunsItsJobsAndNothingElse() throws Exception {
    try (Emulator emulator = Emulator.withManagedPolicies()) {
      moveConsoleRole(emulator);
    }
  }

  private void moveConsoleRole(Emulator emulator) throws Exception {
    Path console = MOVING.resolve("console");
    String arn = makeConsoleRole(emulator.iam(), Json.tree(read(console.resolve("account.json"))));
    makeData(emulator);
    Path adopted = folder.resolve("adopted.yaml");
    TrainingRoles.in(Path.of("").toAbsolutePath())
        .run(
            "import",
            "docs/moving/console/account.json",
            "--adopt",
            "--list-roles",
            "docs/moving/console/roles.json",
            "-o",
            "-")
        .succeeded();

    TerraformProject project =
        TerraformProject.in(folder, emulator)
            .synthesize(Files.copy(console.resolve("adopted.yaml"), adopted), ".")
            .init();
    assertThat(actions(project.plannedJson())).hasSize(3).containsOnly("no-op importing");
    project.apply();
    assertThat(project.plan().out()).contains("No changes.");

    Path tight = folder.resolve("tight.yaml");
    List<String> tighten =
        new ArrayList<>(
            List.of(
                "tighten",
                adopted.toString(),
                "--policies=" + console.resolve("account.json"),
                "--events=" + console.resolve("trail.json"),
                "--unknown=pass",
                "-o",
                tight.toString()));
    for (String job : List.of("pretrain", "finetune", "evaluate")) {
      tighten.add("--job=" + console.resolve("jobs").resolve(job + ".json"));
    }
    TrainingRoles.in(folder).run(tighten.toArray(String[]::new)).succeeded();
    assertThat(tight).content().isEqualTo(read(console.resolve("tight.yaml")));
    project.synthesize(tight, ".");
    assertThat(project.plan().out()).contains("1 to add, 0 to change, 2 to destroy");
    project.apply();
    assertThat(project.plan().out()).contains("No changes.");

    AwsCredentials job = emulator.session(arn);
    emulator.enforcePolicies();
    try (S3Client s3 = emulator.s3(job)) {
      s3.getObjectAsBytes(request -> request.bucket(BUCKET).key("raw/0"));
      put(s3, "models/model.tar.gz");
      put(s3, "reports/report.json");
      Denials.assertDenied(() -> s3.deleteObject(request -> request.bucket(BUCKET).key("raw/0")));
      Denials.assertDenied(() -> put(s3, "raw/1"));
      Denials.assertDenied(
          () -> s3.getObjectAsBytes(request -> request.bucket(BUCKET).key("private/0")));
      Denials.assertDenied(s3::listBuckets);
    }
  }

  @Test
  void pulumiProgram_when_itsStackIsImported_isPlannedWithoutAChange(Emulator emulator)
      throws IOException {
    Path stack = MOVING.resolve("pulumi").resolve("stack.json");
    IamClient iam = emulator.iam();
    for (JsonNode resource : Json.tree(read(stack)).at("/deployment/resources")) {
      JsonNode outputs = resource.get("outputs");
      if (resource.get("type").asText().equals("aws:iam/role:Role")) {
        iam.createRole(
            role ->
                role.roleName(outputs.get("name").asText())
                    .assumeRolePolicyDocument(outputs.get("assumeRolePolicy").asText()));
      } else if (resource.get("type").asText().equals("aws:iam/rolePolicy:RolePolicy")) {
        iam.putRolePolicy(
            policy ->
                policy
                    .roleName(outputs.get("role").asText())
                    .policyName(outputs.get("name").asText())
                    .policyDocument(outputs.get("policy").asText()));
      }
    }

    assertImportedWithoutAChange(stack, emulator);
  }

  @Test
  void cdkProgram_when_itsTemplateIsImported_isPlannedWithoutAChange(Emulator emulator)
      throws IOException {
    Path template = MOVING.resolve("aws-cdk").resolve("Training.template.json");
    JsonNode resources = Json.tree(read(template)).get("Resources");
    JsonNode role = resources.at("/AiTrainingRoleA989984A/Properties");
    JsonNode policy = resources.at("/AiTrainingPolicy69C823B7/Properties");
    IamClient iam = emulator.iam();
    iam.createRole(
        made ->
            made.roleName(role.get("RoleName").asText())
                .description(role.get("Description").asText())
                .assumeRolePolicyDocument(role.get("AssumeRolePolicyDocument").toString()));
    iam.putRolePolicy(
        made ->
            made.roleName(role.get("RoleName").asText())
                .policyName(policy.get("PolicyName").asText())
                .policyDocument(policy.get("PolicyDocument").toString()));

    assertImportedWithoutAChange(template, emulator);
  }

  @Test
  void cdktfProgram_when_itsStackIsImported_isPlannedWithoutAChange(Emulator emulator)
      throws IOException {
    Path stack = MOVING.resolve("cdktf").resolve("cdk.tf.json");
    Path applied = Files.createDirectory(folder.resolve("stack"));
    ObjectNode configuration = (ObjectNode) Json.tree(read(stack));
    ObjectNode terraform = (ObjectNode) configuration.get("terraform");
    terraform.remove("backend");
    ((ObjectNode) terraform.at("/required_providers/aws")).put("version", ">= 5.0");
    Files.writeString(applied.resolve("cdk.tf.json"), configuration.toString());
    TerraformProject.in(applied, emulator).init().apply();

    assertImportedWithoutAChange(stack, emulator);
  }

  @Test
  void hclRole_when_itsPatchIsApplied_changesOnlyItsPolicies(Emulator emulator) throws Exception {
    Path hcl = Files.createDirectories(folder.resolve("docs/moving/hcl"));
    for (String file : List.of("main.tf", "job.json")) {
      Files.copy(MOVING.resolve("hcl").resolve(file), hcl.resolve(file));
    }
    TerraformProject project = TerraformProject.in(hcl, emulator).init().apply();

    TrainingRoles.in(folder)
        .run("tighten", "docs/moving/hcl", "--job=docs/moving/hcl/job.json", "--patch=tight.patch")
        .succeeded();
    String patch = read(folder.resolve("tight.patch"));
    assertThat(patch).isEqualTo(read(MOVING.resolve("hcl").resolve("tight.patch")));
    assertThat(read(MOVING.resolveSibling("moving.md"))).contains("```diff\n" + patch + "```\n");
    Process apply =
        new ProcessBuilder("git", "apply", "tight.patch").directory(folder.toFile()).start();
    assertThat(apply.waitFor()).isZero();

    assertThat(actions(project.plannedJson()).stream().filter(each -> !each.equals("no-op")))
        .containsExactly("update", "update");
    project.apply();
    TrainingRoles.in(folder)
        .run("fit", "docs/moving/hcl", "--job=docs/moving/hcl/job.json")
        .succeeded();
    assertThat(project.plan().out()).contains("No changes.");
  }

  private void assertImportedWithoutAChange(Path input, Emulator emulator) {
    TrainingRoles.in(folder)
        .run("import", input.toString(), "--adopt", "-o", "spec.yaml")
        .succeeded();
    TerraformProject project =
        TerraformProject.in(folder, emulator).synthesize(folder.resolve("spec.yaml"), ".").init();

    assertThat(actions(project.plannedJson())).hasSize(2).containsOnly("no-op importing");
    project.apply();
    assertThat(project.plan().out()).contains("No changes.");
  }

  private static String makeConsoleRole(IamClient iam, JsonNode account) {
    JsonNode policy = account.at("/Policies/0");
    iam.createPolicy(
        made ->
            made.policyName(policy.get("PolicyName").asText())
                .path(policy.get("Path").asText())
                .policyDocument(policy.at("/PolicyVersionList/0/Document").toString()));
    JsonNode detail = account.at("/RoleDetailList/0");
    String arn =
        iam.createRole(
                role ->
                    role.roleName(ROLE)
                        .path(detail.get("Path").asText())
                        .description(
                            "SageMaker execution role created from the SageMaker AWS Management"
                                + " Console.")
                        .assumeRolePolicyDocument(
                            detail.get("AssumeRolePolicyDocument").toString()))
            .role()
            .arn();
    detail
        .get("AttachedManagedPolicies")
        .forEach(
            attached ->
                iam.attachRolePolicy(
                    to -> to.roleName(ROLE).policyArn(attached.get("PolicyArn").asText())));
    return arn;
  }

  private static void makeData(Emulator emulator) {
    try (S3Client s3 = emulator.s3()) {
      s3.createBucket(request -> request.bucket(BUCKET));
      put(s3, "raw/0");
      put(s3, "private/0");
    }
  }

  private static void put(S3Client s3, String key) {
    s3.putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromString("data"));
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file);
  }

  private static List<String> actions(JsonNode plan) {
    var actions = new ArrayList<String>();
    for (JsonNode resource : plan.get("resource_changes")) {
      JsonNode change = resource.get("change");
      var words = new ArrayList<String>();
      change.get("actions").forEach(action -> words.add(action.asText()));
      actions.add(String.join("/", words) + (change.has("importing") ? " importing" : ""));
    }
    return actions;
  }
}
