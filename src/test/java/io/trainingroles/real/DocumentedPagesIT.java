package io.trainingroles.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.DocumentedPages;
import io.trainingroles.cli.terraform.AwsProviderMirror;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of pages that show their own files, run in a folder with these files, by a shell,
 * the launcher and Terraform. What a page shows of the output must be there, line by line and in
 * its order; a line of one {@code …} stands for any others.
 */
@ExtendWith(WithEmulator.class)
final class DocumentedPagesIT {
  private static final Path PROJECT = Path.of("").toAbsolutePath();
  private static final Pattern HCL = Pattern.compile("(?ms)^```hcl\\n(.*?)^```");
  private static final Pattern PROGRESS = Pattern.compile("(?m)^(.* …|Read for the account .*)\\n");
  private static final Pattern JSON = Pattern.compile("(?ms)^```json\\n(.*?)^```");
  private static final Pattern YAML = Pattern.compile("(?ms)^```yaml\\n(.*?)^```");
  private static final String ROLE =
      """
      provider "aws" {
        region = "eu-west-1"
      }
      resource "aws_iam_role" "training" {
        name               = "%s"
        assume_role_policy = jsonencode({
          Version   = "2012-10-17"
          Statement = [{
            Effect    = "Allow"
            Action    = "sts:AssumeRole"
            Principal = { Service = "sagemaker.amazonaws.com" }
          }]
        })
      }
      resource "aws_iam_role_policy" "data" {
        name   = "data"
        role   = aws_iam_role.training.id
        policy = data.aws_iam_policy_document.data.json
      }
      """;

  @TempDir(deletionStrategy = ProviderLinks.Deleted.class)
  private Path folder;

  private PipelineRepository repository;
  private Map<String, String> environment;

  @BeforeEach
  void install() throws IOException {
    repository = new PipelineRepository(folder);
    environment = new HashMap<>(System.getenv());
    environment.keySet().removeIf(name -> name.startsWith("AWS_"));
    environment.put("PATH", repository.path());
    environment.put("HOME", Files.createDirectories(folder.resolve("home")).toString());
    environment.put("CHECKPOINT_DISABLE", "1");
  }

  @Test
  void hcl_when_theFoldersOfThePageAreAsked_answersAsItSays() throws IOException {
    String page = Files.readString(Path.of("docs/access/hcl.md"));
    List<String> shown = HCL.matcher(page).results().map(block -> block.group(1)).toList();
    repository.write(
        "infra/main.tf",
        "variable \"team\" {}\n" + shown.get(0) + ROLE.formatted("${var.team}-training"));
    session("docs/access/hcl.md", 0);
    repository.write("infra/main.tf", shown.get(1) + ROLE.formatted("training"));
    session("docs/access/hcl.md", 1);
  }

  @Test
  void inputs_when_thePlanOfASpecIsAsked_answersAsThePageSays() throws IOException {
    repository.write(
        "training-roles.yaml", Files.readString(PROJECT.resolve("training-roles.yaml")));
    session("docs/access/inputs.md", 0);
  }

  @Test
  void symbols_when_theSpecOfThePageIsAsked_answersAsItSays() throws IOException {
    repository.write("training-roles.yaml", block("docs/access/symbols.md", YAML));
    session("docs/access/symbols.md", 0);
  }

  @Test
  void managedPolicies_when_theAccountHasThem_areRead() throws IOException {
    repository.write(
        "training-roles.yaml",
        PipelineRepository.SPEC
            + "    attached_policies: [\"arn:aws:iam::123456789012:policy/shared\"]\n");
    aws("get-account-authorization-details", fixture("import/console-made/input.json"));
    List<String> outputs = session("docs/access/managed-policies.md", 1);
    assertThat(outputs.get(1)).doesNotContain("POLICY_NOT_SEEN");
  }

  @Test
  void managedPolicies_when_oneIsOfAws_endWithTheDateThatThePageShows() throws IOException {
    repository.write(
        "training-roles.yaml",
        PipelineRepository.SPEC
            + "    attached_policies: [arn:aws:iam::aws:policy/AmazonSageMakerFullAccess]\n");
    session("docs/access/managed-policies.md", 0);
  }

  @Test
  void guide_when_itsStepsAreGone_reviewsTheRoleOfTheJob() throws IOException {
    repository.write("train.json", block("docs/guide.md", JSON));
    for (int step = 0; step < DocumentedPages.blocks(Path.of("docs/guide.md")).size(); step++) {
      session("docs/guide.md", step);
    }
    Path spec = repository.folder().resolve("training-roles.yaml");
    String withPromise =
        Files.readString(spec)
            .replace(
                "    inline_policies:\n", block("docs/guide.md", YAML) + "    inline_policies:\n");
    Files.writeString(spec, withPromise);
    assertThat(shell("training-roles check training-roles.yaml").out()).contains("NEVER_BROKEN");
  }

  @Test
  void import_when_theRolesOfThePageExist_writesWhatItSays() throws IOException {
    aws("get-account-authorization-details", fixture("import/console-made/input.json"));
    session("docs/import.md", 0);
    Files.delete(repository.folder().resolve("training-roles.yaml"));
    repository.write("train.json", fixture("tighten/job.json"));
    session("docs/import.md", 2);
  }

  @Test
  void import_when_theRolesAreAdopted_plansAsThePageSays(Emulator emulator) throws IOException {
    AdoptIT.makeByHand(emulator.iam());
    aws("get-account-authorization-details", AdoptIT.details(emulator.iam()).toString());
    aws("list-roles", AdoptIT.listing(emulator.iam()).toString());
    environment.putAll(emulator.environment());
    environment.put(
        "TF_CLI_ARGS_init", String.join(" ", AwsProviderMirror.initArguments(environment)));
    environment.put("TF_CLI_ARGS", "-no-color");
    session("docs/import.md", 1);
  }

  @Test
  void import_when_aSpecIsNarrowed_changesTheLinesThatThePageShows() throws IOException {
    repository.write(
        "job.json", fixture("tighten/job.json").replace("service-role/ConsoleMade", "vision"));
    repository.write(
        "training-roles.yaml",
        """
        # The roles of the vision team.
        terraform: {region: eu-west-1}
        account: "123456789012"
        roles:
          # Trains every night.
          vision:
            trusts: [sagemaker]
            inline_policies:
              data:
                # the images
                - read: s3://my-data
                - write: s3://my-data/models
                # an old experiment
                - read: s3://old-data
            managed_policies:
              platform:
                - pull_image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/train
                - write_logs: /aws/sagemaker/TrainingJobs
        """);
    session("docs/import.md", 3);
  }

  @Test
  void review_when_theConfigurationIsPlanned_writesSarif() throws IOException {
    new Command(repository.folder(), environment, List.of("/bin/sh", "-e", "-c"))
        .run("training-roles init && training-roles plan --offline -o . > plan.txt")
        .succeeded();
    repository.write(
        "offline_override.tf.json",
        """
        {"provider": {"aws": {"region": "eu-west-1", "access_key": "x", "secret_key": "x",
          "skip_credentials_validation": true, "skip_requesting_account_id": true,
          "skip_metadata_api_check": "true"}}}
        """);
    String script = only("docs/review.md", "terraform plan");
    shell(script).succeeded();
    assertThat(
            Json.tree(Files.readString(repository.folder().resolve("review.sarif"))).get("version"))
        .hasToString("\"2.1.0\"");
    Files.move(repository.folder().resolve("plan"), repository.folder().resolve("plan.bin"));
    shell(only("docs/pipelines.md", "terraform show")).succeeded();
  }

  @Test
  void readme_when_itsFirstCommandsRun_installsAndPlans() throws IOException {
    Files.copy(repository.archive(), repository.folder().resolve("training-roles-0.tar.gz"));
    environment.put("PATH", folder.resolve("home/.local/bin") + ":" + System.getenv("PATH"));

    shell(only("README.md", "tar -xzf")).succeeded();
    assertThat(shell(only("README.md", "plan --offline")).succeeded().out())
        .contains("Plan: 2 to add, 0 to change, 0 to destroy.");
    assertThat(Files.readString(Path.of("README.md"))).contains("arn:aws:s3:::my-ai-data-bucket/*");
  }

  /** The plan that the reference shows is the one of the first role. */
  @Test
  void commands_when_theFirstRoleIsPlanned_showThePlan() throws IOException {
    String page = Files.readString(Path.of("docs/commands.md"));
    int begin = page.indexOf("Terraform used the selected providers");
    String shown = page.substring(begin, page.indexOf("```", begin));
    repository.write(
        "training-roles.yaml", Files.readString(PROJECT.resolve("training-roles.yaml")));

    assertThat(shell("training-roles plan --offline").succeeded().out()).contains(shown.strip());
  }

  /** Runs the commands of the block of this number, and returns what each wrote. */
  private List<String> session(String page, int number) throws IOException {
    String block = DocumentedPages.blocks(Path.of(page)).get(number).replace("\\\n    ", "");
    List<String> outputs = new ArrayList<>();
    List<String> shown = new ArrayList<>();
    for (String line : block.lines().toList()) {
      boolean isCommand = line.startsWith("$ ") || !block.startsWith("$ ");
      if (isCommand) {
        assertShown(page, outputs, shown);
        Command.Result result = shell(line.replaceFirst("^\\$ ", ""));
        assertThat(result.exitCode()).as("%s%n%s%s", line, result.out(), result.err()).isIn(0, 3);
        outputs.add(result.out() + PROGRESS.matcher(result.err()).replaceAll(""));
      } else {
        shown.add(line);
      }
    }
    assertShown(page, outputs, shown);
    return outputs;
  }

  /** The lines that the page shows of the last output are in it, in this order. */
  private static void assertShown(String page, List<String> outputs, List<String> shown) {
    if (!shown.isEmpty()) {
      String output = outputs.get(outputs.size() - 1);
      int from = 0;
      for (String part : String.join("\n", shown).split("(?m)^…(\\n|\\z)")) {
        int at = output.indexOf(part.strip(), from);
        assertThat(at)
            .as("in the output of %s:%n%s%nthe lines%n%s", page, output, part)
            .isNotNegative();
        from = at + part.strip().length();
      }
      if (!shown.contains("…")) {
        assertThat(output.strip()).isEqualTo(String.join("\n", shown).strip());
      }
      shown.clear();
    }
  }

  private Command.Result shell(String script) {
    return new Command(repository.folder(), environment, List.of("/bin/sh", "-e", "-c"))
        .run(script);
  }

  /** The first block of a page that is in this language. */
  private static String block(String page, Pattern language) throws IOException {
    return language
        .matcher(Files.readString(Path.of(page)))
        .results()
        .map(block -> block.group(1))
        .findFirst()
        .orElseThrow();
  }

  /** The one block of a page that has this text. */
  private static String only(String page, String part) throws IOException {
    List<String> blocks =
        DocumentedPages.blocks(Path.of(page)).stream()
            .filter(block -> block.contains(part))
            .toList();
    assertThat(blocks).hasSize(1);
    return blocks.get(0);
  }

  /** A program in the place of AWS's own, which has only the answers that it was given. */
  private void aws(String command, String answer) throws IOException {
    Path programs = Files.createDirectories(folder.resolve("aws"));
    Files.writeString(programs.resolve(command + ".json"), answer);
    Path program = programs.resolve("aws");
    Files.writeString(program, "#!/bin/sh\nexec cat '" + programs + "'/\"$2\".json\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    environment.put("PATH", programs + ":" + environment.get("PATH"));
  }

  private static String fixture(String name) throws IOException {
    return Files.readString(PROJECT.resolve("src/test/resources/fixtures").resolve(name));
  }
}
