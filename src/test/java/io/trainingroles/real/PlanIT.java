package io.trainingroles.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code training-roles plan --offline} as a user runs it: a process, without anything of AWS. */
class PlanIT {
  private static final String SPEC = TrainingRoles.firstSpec().toString();
  private static final String ESCAPE = "\u001B";

  @TempDir(deletionStrategy = ProviderLinks.Deleted.class)
  private Path folder;

  private TrainingRoles trainingRoles;

  @BeforeEach
  void start() throws IOException {
    Tool.terraform();
    Path home = Files.createDirectory(folder.resolve("home"));
    trainingRoles = TrainingRoles.in(folder).with("HOME", home);
  }

  @Test
  void plan_when_offline_showsWhatTerraformWouldAddAndLeavesNoPlaceholder() throws IOException {
    Command.Result result = trainingRoles.run("plan", SPEC, "--offline", "-o", "out").succeeded();

    assertThat(result.out())
        .contains("Plan: 2 to add, 0 to change, 0 to destroy.")
        .doesNotContain(ESCAPE);
    assertThat(result.err())
        .contains("Getting the AWS provider (terraform init) from ", "Planning (terraform plan)")
        .doesNotContain(ESCAPE);
    assertThat(namesIn("out"))
        .containsExactly(".terraform", ".terraform.lock.hcl", "main.tf.json", "terraform.tf.json");
    // Terraform keeps there what it knows of its own newest version.
    assertThat(namesIn("home")).isSubsetOf(".terraform.d");
  }

  @Test
  void plan_when_theStateIsInS3_plansOfflineAndLeavesTheBackendAlone() throws IOException {
    String spec =
        "terraform: {backend: {s3: {bucket: org-state, key: \"a/${b}\", use_lockfile: true}}}\n"
            + Files.readString(TrainingRoles.firstSpec());
    Files.writeString(folder.resolve("remote.yaml"), spec);

    Command.Result result =
        trainingRoles.run("plan", "remote.yaml", "--offline", "-o", "out").succeeded();

    assertThat(result.out()).contains("Plan: 2 to add, 0 to change, 0 to destroy.");
    assertThat(namesIn("out"))
        .containsExactly(".terraform", ".terraform.lock.hcl", "main.tf.json", "terraform.tf.json");
    assertThat(namesIn("out/.terraform")).containsExactly("offline");
    assertThat(folder.resolve("out/terraform.tf.json"))
        .content()
        .contains("\"s3\"", "\"key\": \"a/$${b}\"", "\"required_version\": \">= 1.10\"");
  }

  /** The backend needs credentials and a bucket before the provider is asked anything. */
  @Test
  void plan_when_theBackendHasNoCredentials_endsWithWhatToSet() throws IOException {
    Files.writeString(
        folder.resolve("partial.yaml"),
        "terraform: {backend: {s3: {}}}\n" + Files.readString(TrainingRoles.firstSpec()));

    Command.Result result =
        trainingRoles
            .with("AWS_EC2_METADATA_DISABLED", "true")
            .with(
                "TF_CLI_ARGS_init",
                "-backend-config=bucket=b -backend-config=key=k -backend-config=region=eu-west-1")
            .run("plan", "partial.yaml", "-o", "out")
            .exitedWith(1);

    assertThat(result.err())
        .contains("No valid credential sources found")
        .contains("No AWS credentials are set: set AWS_PROFILE")
        .endsWith("Without an AWS account: training-roles plan --offline\n");
  }

  @Test
  void plan_when_somethingOfAwsIsSet_doesNotUseIt() throws IOException {
    Path own = Files.createDirectory(folder.resolve("home/.aws"));
    Files.writeString(own.resolve("config"), "[profile broken]\nrole_arn = nonsense\n");

    trainingRoles
        .with("AWS_PROFILE", "broken")
        .with("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
        .with("AWS_REGION", "nowhere")
        .run("plan", SPEC, "--offline", "-o", "out")
        .succeeded();
  }

  @Test
  void plan_when_coloursAreForATerminal_hasThemUnlessNoColorIsSet() {
    TrainingRoles terminal =
        trainingRoles.with("JAVA_TOOL_OPTIONS", "-Dtrainingroles.terminal.out=true");

    assertThat(terminal.run("plan", SPEC, "--offline", "-o", "out").succeeded().out())
        .contains(ESCAPE);
    assertThat(
            terminal
                .with("NO_COLOR", "1")
                .run("plan", SPEC, "--offline", "-o", "out")
                .succeeded()
                .out())
        .doesNotContain(ESCAPE);
  }

  @Test
  void plan_when_givenArgumentsAfterDashes_handsThemOnAndExitsAsTerraformDoes() {
    trainingRoles
        .run("plan", SPEC, "-o", "out", "--offline", "--", "-detailed-exitcode", "-out=my.plan")
        .exitedWith(2);

    assertThat(folder.resolve("out/my.plan")).isNotEmptyFile();
  }

  @Test
  void plan_when_terraformRefusesIt_exitsAsTerraformDoesAndLeavesNoPlaceholder()
      throws IOException {
    Command.Result result =
        trainingRoles.run("plan", SPEC, "-o", "out", "--offline", "--", "-bogus").exitedWith(1);

    assertThat(result.err()).contains("-bogus");
    assertThat(namesIn("out")).noneMatch(name -> name.contains("override"));
  }

  @Test
  void plan_when_terraformsOwnVariablesAreSet_leavesThemToIt() throws IOException {
    Path cache = Files.createDirectory(folder.resolve("cache"));

    Command.Result result =
        trainingRoles
            .with("TF_DATA_DIR", "own data")
            .with("TF_PLUGIN_CACHE_DIR", cache)
            .with("TF_CLI_ARGS_plan", "-out=by-variable.plan")
            .with("TF_CLI_CONFIG_FILE", folder.resolve("nowhere.tfrc"))
            .run("plan", SPEC, "-o", "out", "--offline")
            .succeeded();

    assertThat(result.out()).contains("Plan: 2 to add").doesNotContain(ESCAPE);
    assertThat(result.err()).doesNotContain(ESCAPE);
    assertThat(namesIn("out"))
        .containsExactly(
            ".terraform.lock.hcl",
            "by-variable.plan",
            "main.tf.json",
            "own data",
            "terraform.tf.json");
    assertThat(namesIn("cache")).isNotEmpty();
  }

  /** Named by a relative path, which in the output folder would be another file. */
  @Test
  void plan_when_anotherBinaryIsNamed_runsThat() throws IOException {
    Script.write(folder.resolve("wrapper.sh"), "echo \"$@\" >> '%s/calls'", folder).thenTerraform();

    trainingRoles
        .with("TERRAFORM_BINARY_NAME", "./wrapper.sh")
        .run("plan", SPEC, "-o", "out", "--offline", "--", "-lock=false")
        .succeeded();

    assertThat(Files.readAllLines(folder.resolve("calls")))
        .hasSize(2)
        .satisfies(calls -> assertThat(calls.get(0)).startsWith("init -input=false"))
        .satisfies(
            calls ->
                assertThat(calls.get(1)).isEqualTo("plan -no-color -refresh=false -lock=false"));
  }

  @Test
  void plan_when_outputFolderIsALinkWithSpaces_plansInTheFolderBehindIt() throws IOException {
    Path real = Files.createDirectory(folder.resolve("a real folder"));
    Files.createSymbolicLink(folder.resolve("a link"), real);

    trainingRoles.run("plan", SPEC, "-o", "a link", "--offline").succeeded();

    assertThat(namesIn("a real folder")).contains("main.tf.json").hasSize(4);
    assertThat(folder.resolve("a link")).isSymbolicLink();
  }

  @Test
  void synthAndPlan_when_folderHoldsOtherFiles_leaveEachOfThemAsItIs() throws IOException {
    Path out = Files.createDirectory(folder.resolve("out"));
    Files.writeString(out.resolve("notes.txt"), "mine");
    Files.writeString(out.resolve("own.tf"), "output \"own\" {\n  value = 1\n}\n");
    Files.writeString(out.resolve("own_override.tf"), "output \"own\" {\n  value = 2\n}\n");
    Files.writeString(
        out.resolve("terraform.tfstate"),
        """
        {"version": 4, "terraform_version": "1.0.0", "serial": 7,
         "lineage": "00000000-0000-0000-0000-000000000000", "outputs": {}, "resources": []}
        """);
    trainingRoles.run("plan", SPEC, "-o", "out", "--offline").succeeded();
    Map<String, String> before = texts("out");
    assertThat(before).containsKey(".terraform.lock.hcl").hasSize(7);

    trainingRoles.run("synth", SPEC, "-o", "out").succeeded();
    Command.Result result = trainingRoles.run("plan", SPEC, "-o", "out", "--offline").succeeded();

    assertThat(texts("out")).isEqualTo(before);
    assertThat(result.out()).containsPattern("\\+ own += 2");
  }

  @Test
  void plan_when_terraformIsMissing_saysHowToGetItAndWritesNothing() throws IOException {
    Command.Result result =
        trainingRoles.with("PATH", folder.resolve("home")).run("plan", SPEC, "-o", "out");

    result.exitedWith(1);
    assertThat(result.err())
        .isEqualTo(
            "error: 'terraform' was not found; install Terraform"
                + " (https://developer.hashicorp.com/terraform/install), or name another program"
                + " with TERRAFORM_BINARY_NAME\n");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void plan_when_specIsWrong_writesNothing() throws IOException {
    Files.writeString(folder.resolve("wrong.yaml"), "roles: {aiTrainingRole: {trust: []}}\n");

    trainingRoles.run("plan", "wrong.yaml", "-o", "out", "--offline").exitedWith(2);

    assertThat(folder.resolve("out")).doesNotExist();
  }

  private List<String> namesIn(String name) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(name))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private Map<String, String> texts(String name) throws IOException {
    var texts = new TreeMap<String, String>();
    for (String file : namesIn(name)) {
      Path path = folder.resolve(name).resolve(file);
      if (Files.isRegularFile(path)) {
        texts.put(file, Files.readString(path));
      }
    }
    return texts;
  }
}
