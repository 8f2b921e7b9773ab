package io.trainingroles.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trainingroles.cli.terraform.AwsProviderMirror;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** The examples for pipelines and editors, run as far as they can be run without their vendors. */
final class PipelineExamplesIT {
  private static final Path EXAMPLES = Path.of("examples/pipelines").toAbsolutePath();
  private static final Path ACTION = EXAMPLES.resolve("github/review-roles/action.yml");
  private static final String SPEC = PipelineRepository.SPEC;
  private static final String WIDER = SPEC.replace("/train]", "]");

  /** Keeps the comments of one pull request in files, and does what the action asks of gh. */
  private static final String GH =
      """
      #!/bin/sh
      echo "$*" >>"$COMMENTS/calls"
      for word; do case $word in body=@*) body=${word#body=@} ;; esac; done
      case $* in
        *'--method POST repos/acme/roles/issues/7/comments'*) cp "$body" "$COMMENTS/100" ;;
        *'--method PATCH repos/acme/roles/issues/comments/100'*) cp "$body" "$COMMENTS/100" ;;
        *'--paginate repos/acme/roles/issues/7/comments'*) [ ! -f "$COMMENTS/100" ] || echo 100 ;;
        *) echo "not expected: $*" >&2; exit 1 ;;
      esac
      """;

  @TempDir private Path folder;
  private PipelineRepository repository;
  private String base;

  @BeforeEach
  void commit() throws IOException {
    repository = new PipelineRepository(folder);
    repository.write("training-roles.yaml", SPEC);
    base = repository.commit();
  }

  @Test
  void action_when_aPullRequestOpensAccess_commentsOnceAndFails() throws IOException {
    repository.write("training-roles.yaml", WIDER);

    ActionSteps.Outcome opened = action("training-roles.yaml", Map.of());
    ActionSteps.Outcome again = action("training-roles.yaml", Map.of());

    assertThat(opened.exitCode()).as(opened.output()).isEqualTo(1);
    assertThat(opened.output()).contains("::error::access was added");
    assertThat(opened.summary()).contains("visionTraining", "s3:GetObject");
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(folder.resolve("comments/100"))
        .content()
        .startsWith("<!-- training-roles: access -->\n### Access\n")
        .contains("acme-vision-data");
    assertThat(Files.readString(folder.resolve("comments/calls")))
        .containsOnlyOnce("--method POST")
        .containsOnlyOnce("--method PATCH");
    JsonNode sarif = Json.tree(Files.readString(folder.resolve("runner/review.sarif")));
    assertThat(sarif.get("version").asText()).isEqualTo("2.1.0");

    assertThat(action("training-roles.yaml", Map.of("inputs.allow-broader", "true")).exitCode())
        .isZero();
  }

  @Test
  void action_when_nothingOpens_passes() throws IOException {
    repository.write("training-roles.yaml", SPEC.replace("/train]", "/train/images]"));

    ActionSteps.Outcome narrower = action("training-roles.yaml", Map.of());

    assertThat(narrower.exitCode()).as(narrower.output()).isZero();
    assertThat(folder.resolve("comments/100")).content().contains("no longer");
  }

  @Test
  void action_when_theReviewHasFindings_failsAfterItHasWrittenThem() throws IOException {
    String tooWide =
        SPEC.replace(
            "read: s3://acme-vision-data/train",
            "allow: {actions: [\"iam:*\"], resources: [\"*\"], because: test}");
    repository.write("training-roles.yaml", tooWide);

    ActionSteps.Outcome found = action("training-roles.yaml", Map.of("inputs.base", ""));

    assertThat(found.exitCode()).isEqualTo(1);
    assertThat(found.output()).contains("::error::the review has findings");
    JsonNode sarif = Json.tree(Files.readString(folder.resolve("runner/review.sarif")));
    assertThat(sarif.at("/runs/0/results")).isNotEmpty();
    assertThat(folder.resolve("comments/calls")).doesNotExist();
  }

  @Test
  void action_when_theInputHasAHostileName_runsNothingOfIt() throws IOException {
    String name = "a $(touch opened) `touch opened`;touch opened.yaml";
    repository.write(name, SPEC);
    base = repository.commit();

    assertThat(action(name, Map.of()).exitCode()).isZero();
    assertThat(repository.folder().resolve("opened")).doesNotExist();
    assertThat(action("missing.yaml", Map.of()).exitCode()).isEqualTo(2);
  }

  @Test
  void comment_when_theDifferenceIsTooLongForOne_saysWhereTheRestIs() throws IOException {
    var many = new StringBuilder("roles:\n");
    for (int i = 0; i < 700; i++) {
      many.append("  role%d:%n    trusts: [sagemaker]%n    inline_policies:%n".formatted(i))
          .append("      data: [read: s3://acme-bucket-%d/train]%n".formatted(i));
    }
    repository.write("training-roles.yaml", many.toString());

    action("training-roles.yaml", Map.of());

    String comment = Files.readString(folder.resolve("comments/100"));
    assertThat(Files.size(folder.resolve("runner/difference.md"))).isGreaterThan(65_536);
    assertThat(comment).hasSizeLessThan(65_536).endsWith("the summary of the job has it.\n");
  }

  @Test
  @SuppressWarnings("unchecked")
  void workflow_when_readBesideTheAction_givesWhatThatTakes() throws IOException {
    Map<String, Object> workflow = ActionSteps.yaml(EXAMPLES.resolve("github/review-roles.yml"));
    var review = (Map<String, Object>) ((Map<String, Object>) workflow.get("jobs")).get("review");
    var steps = (List<Map<String, Object>>) review.get("steps");
    Map<String, Object> action = ActionSteps.yaml(ACTION);
    var inputs = (Map<String, Map<String, Object>>) action.get("inputs");

    Map<String, Object> use =
        steps.stream()
            .filter(step -> "./.github/actions/review-roles".equals(step.get("uses")))
            .findFirst()
            .orElseThrow();
    var given = (Map<String, Object>) use.get("with");
    assertThat(inputs.keySet()).containsAll(given.keySet());
    inputs.forEach(
        (name, input) ->
            assertThat(input.containsKey("default") || given.containsKey(name)).as(name).isTrue());
    assertThat((Map<String, Object>) workflow.get("permissions"))
        .containsEntry("pull-requests", "write")
        .containsEntry("security-events", "write");
    String plan = (String) steps.get(steps.size() - 1).get("run");
    Map<String, String> environment = new HashMap<>(terraformEnvironment());
    environment.put("RUNNER_TEMP", folder.toString());
    environment.put("PATH", repository.path());
    assertThat(repository.shell(environment, plan).succeeded().out())
        .contains("Plan: 2 to add, 0 to change, 0 to destroy.");
  }

  @Test
  @SuppressWarnings("unchecked")
  void gitlab_when_itsScriptRuns_writesItsReports() throws Exception {
    var job =
        (Map<String, Object>)
            ActionSteps.yaml(EXAMPLES.resolve("gitlab/gitlab-ci.yml")).get("roles");
    var variables = new HashMap<>((Map<String, String>) job.get("variables"));
    variables.put("CI_MERGE_REQUEST_DIFF_BASE_SHA", base);
    String[] script = ((List<String>) job.get("script")).toArray(String[]::new);

    repository.shell(variables, script).succeeded();
    assertThat(xml(repository.folder().resolve("review.xml")).getDocumentElement().getTagName())
        .isEqualTo("testsuites");

    repository.write("training-roles.yaml", WIDER);
    repository.shell(variables, script).exitedWith(3);
    assertThat(repository.folder().resolve("access.md")).content().contains("acme-vision-data");
    var artifacts = (Map<String, Object>) job.get("artifacts");
    assertThat(artifacts.get("paths")).isEqualTo(List.of("access.md"));
    assertThat(artifacts.get("reports")).isEqualTo(Map.of("junit", "review.xml"));
  }

  @Test
  void preCommit_when_itRunsTheHooks_reviewsAndWrites() throws IOException {
    Tool.require("pre-commit", "install it from https://pre-commit.com");
    Path hooks = folder.resolve("hooks");
    Files.createDirectories(hooks);
    Files.copy(Path.of(".pre-commit-hooks.yaml"), hooks.resolve(".pre-commit-hooks.yaml"));
    new Command(hooks, System.getenv(), List.of("/bin/sh", "-e", "-c"))
        .run(
            "git init --quiet . && git add . && git -c user.name=x -c user.email=x@example.com"
                + " commit --quiet -m one")
        .succeeded();
    String revision =
        new Command(hooks, System.getenv(), List.of("git")).run("rev-parse", "HEAD").out().strip();
    repository.write(
        "hooks.yaml",
        "repos: [{repo: '%s', rev: '%s', hooks: [{id: training-roles-check}, {id: training-roles-synth}]}]"
            .formatted(hooks, revision));
    repository.shell(Map.of(), "training-roles synth");
    Map<String, String> environment =
        Map.of("PRE_COMMIT_HOME", folder.resolve("cache").toString(), "LC_ALL", "C.UTF-8");
    String run = "pre-commit run --all-files --color never --config ";
    repository.git("add", ".");

    assertThat(repository.shell(environment, run + "hooks.yaml").succeeded().out())
        .contains("review of roles", "Terraform files of roles", "Passed");
    assertThat(
            repository
                .shell(environment, run + EXAMPLES.resolve("pre-commit/.pre-commit-config.yaml"))
                .succeeded()
                .out())
        .contains("Passed");

    repository.write("training-roles.yaml", WIDER);
    assertThat(repository.shell(environment, run + "hooks.yaml").exitedWith(1).out())
        .contains("files were modified by this hook");
    repository.write("training-roles.yaml", SPEC.replace("sagemaker", "sagemker"));
    assertThat(
            repository
                .shell(environment, run + EXAMPLES.resolve("pre-commit/.pre-commit-config.yaml"))
                .exitedWith(1)
                .out())
        .contains("sagemker");
  }

  @Test
  @SuppressWarnings("unchecked")
  void gate_when_onlyTerraformIsUsed_reviewsThePlan() throws IOException {
    Path configuration = folder.resolve("configuration");
    TrainingRoles.in(repository.folder()).run("synth", "-o", configuration.toString()).succeeded();
    Files.writeString(
        configuration.resolve("offline_override.tf.json"),
        """
        {"provider": {"aws": {"region": "eu-west-1", "access_key": "x", "secret_key": "x",
          "skip_credentials_validation": true, "skip_requesting_account_id": true,
          "skip_metadata_api_check": "true"}}}
        """);
    Map<String, String> environment = terraformEnvironment();
    environment.put("PATH", repository.path());
    Command.Result init =
        new Command(configuration, environment, List.of(Tool.terraform().toString()))
            .run(
                Stream.concat(
                        Stream.of("init", "-input=false"),
                        AwsProviderMirror.initArguments(environment).stream())
                    .toArray(String[]::new));
    init.succeeded();
    var gate =
        new Command(
            configuration,
            environment,
            List.of(EXAMPLES.resolve("terraform/plan-and-review").toString()));

    assertThat(gate.run("-refresh=false").succeeded().out()).contains("visionTraining");
    gate.run("-no-such-option").exitedWith(1);

    environment.put("SHOWFILE", folder.resolve("show.json").toString());
    String show =
        new Command(configuration, environment, List.of("terraform"))
            .run("show", "-json", "plan.bin")
            .succeeded()
            .out();
    Files.writeString(folder.resolve("show.json"), show);
    Map<String, Object> atlantis = ActionSteps.yaml(EXAMPLES.resolve("atlantis/atlantis.yaml"));
    var reviewed =
        (Map<String, Map<String, Object>>)
            ((Map<String, Object>) atlantis.get("workflows")).get("reviewed");
    var steps = (List<Object>) reviewed.get("plan").get("steps");
    assertThat(steps.subList(0, 3)).isEqualTo(List.of("init", "plan", "show"));
    String run = ((Map<String, String>) steps.get(3)).get("run");
    assertThat(
            new Command(configuration, environment, List.of("/bin/sh", "-c"))
                .run(run)
                .succeeded()
                .out())
        .contains("visionTraining");
    Files.writeString(folder.resolve("show.json"), show.replace("s3:GetObject", "iam:*"));
    new Command(configuration, environment, List.of("/bin/sh", "-c")).run(run).exitedWith(3);
  }

  @Test
  void editors_when_set_findTheSchemasOfTheirFiles() throws Exception {
    JsonNode code = Json.tree(Files.readString(Path.of("examples/editors/vscode/settings.json")));
    JsonNode schemas = code.get("yaml.schemas");
    Document intellij = xml(Path.of("examples/editors/intellij/jsonSchemas.xml"));
    String paths = intellij.getDocumentElement().getTextContent();

    assertThat(paths).isBlank();
    repository.shell(Map.of(), "training-roles init new-roles.yaml").succeeded();
    for (String schema : List.of("training-roles.schema.json", "organisation.schema.json")) {
      assertThat(Path.of("docs", schema)).exists();
      assertThat(schemas.has("./" + schema)).isTrue();
      assertThat(Path.of("examples/editors/intellij/jsonSchemas.xml"))
          .content()
          .contains("value=\"" + schema + "\"");
    }
    assertThat(repository.folder().resolve("training-roles.schema.json"))
        .hasSameTextualContentAs(Path.of("docs/training-roles.schema.json"));
    for (JsonNode pattern : schemas.get("./training-roles.schema.json")) {
      String end = pattern.asText().substring(pattern.asText().lastIndexOf('.'));
      assertThat(FileSystems.getDefault().getPathMatcher("glob:" + pattern.asText()))
          .matches(glob -> glob.matches(Path.of("training-roles" + end)))
          .matches(glob -> glob.matches(Path.of("training-roles-vision" + end)))
          .matches(glob -> !glob.matches(Path.of("organisation" + end)));
    }
  }

  private ActionSteps.Outcome action(String input, Map<String, String> more) throws IOException {
    Path comments = Files.createDirectories(folder.resolve("comments"));
    Path tools = Files.createDirectories(folder.resolve("tools"));
    Path gh = Files.writeString(tools.resolve("gh"), GH.replace("$COMMENTS", comments.toString()));
    assertThat(gh.toFile().setExecutable(true)).isTrue();
    Map<String, String> values = new HashMap<>();
    values.put("inputs.archive", repository.archive().toString());
    values.put("inputs.input", input);
    values.put("inputs.fail-on", "security_warning");
    values.put("inputs.base", base);
    values.put("inputs.allow-broader", "false");
    values.put("inputs.token", "secret");
    values.put("github.event_name", "pull_request");
    values.put("github.repository", "acme/roles");
    values.put("github.event.pull_request.number", "7");
    values.putAll(more);
    Path runner = folder.resolve("runner");
    Files.deleteIfExists(runner.resolve("path"));
    return new ActionSteps(repository.folder(), runner, values, tools + ":" + System.getenv("PATH"))
        .run(ACTION);
  }

  private static Map<String, String> terraformEnvironment() {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.keySet().removeIf(name -> name.startsWith("AWS_"));
    environment.put("CHECKPOINT_DISABLE", "1");
    return environment;
  }

  private static Document xml(Path file) throws Exception {
    byte[] text = Files.readString(file).getBytes(StandardCharsets.UTF_8);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(text));
  }
}
