package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.cli.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code init --from-job} writes a spec that the other commands take, and that has no surprise. */
final class InitFromJobTest {
  private static final Pattern CODE = Pattern.compile("(?m)^  (?:[a-z ]+) \\[(\\w+)]$");
  private static final Pattern ROLE = Pattern.compile("(?m)^  \"([^\"]+)\":$");

  @TempDir private Path folder;

  static Stream<Path> jobFiles() {
    return OwnSpec.jobFiles();
  }

  @ParameterizedTest
  @MethodSource("jobFiles")
  void init_when_fromAJob_writesASpecThatPassesItsReview(Path job) throws IOException {
    reviewed(job);
    reviewed(job, "--account", "123456789012", "--region", "eu-west-1");
  }

  private void reviewed(Path job, String... options) throws IOException {
    Path spec = init("spec-" + options.length + ".yaml", job, options);
    String text = Files.readString(spec);

    ProgramRun check = ProgramRun.of("check", spec.toString());
    assertThat(check.code()).as("%s", check).isEqualTo(ExitCode.FINE);
    assertThat(check.out())
        .as("%s", text)
        .doesNotContain("JOB_NEEDS_MORE", "ROLE_ALLOWS_MORE", "JOBS_NOT_TRUSTED", "OF_NOTHING");
    CODE.matcher(check.out())
        .results()
        .map(found -> found.group(1))
        .forEach(code -> assertThat(text).contains("# - " + code + ":"));
    ProgramRun synth = ProgramRun.of("synth", "--stdout", spec.toString());
    assertThat(synth.code()).as("%s", synth).isEqualTo(ExitCode.FINE);
    for (String role : ROLE.matcher(text).results().map(found -> found.group(1)).toList()) {
      List<String> words =
          new ArrayList<>(List.of("fit", spec.toString(), "--role", role, "--job", job.toString()));
      if (role.equals("jobExecution")) {
        words.addAll(List.of("--as", "execution_role"));
      }
      ProgramRun fit = ProgramRun.of(words.toArray(String[]::new));
      assertThat(fit.out())
          .as("%s", fit)
          .containsPattern(role + " (fits: .*|does not fit: \\d+ not known)\n");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', false",
    "'\"secrets\": [{\"name\": \"T\", \"valueFrom\": \"/t\"}],', true",
    "'\"environmentFiles\": [{\"value\": \"arn:aws:s3:::b/e.env\", \"type\": \"s3\"}],', true"
  })
  void init_when_theInstanceStartsTheContainer_writesAnExecutionRoleOnlyIfItMustHaveOne(
      String field, boolean hasRole) throws IOException {
    Path job =
        write(
            "batch.json",
            """
            {"jobDefinitionName": "train", "type": "container", "containerProperties": {
              "image": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/train:1", %s
              "jobRoleArn": "arn:aws:iam::123456789012:role/train"}}
            """
                .formatted(field));
    String spec = Files.readString(init("spec.yaml", job));

    assertThat(spec.contains("\"jobExecution\":")).as(spec).isEqualTo(hasRole);
    assertThat(spec).contains("\"train\":");
  }

  @Test
  void init_when_theJobHasRun_hasItsAccountRegionPathAndTrust() throws IOException {
    Path job =
        write(
            "described.json",
            """
            {"TrainingJobName": "bert", "TrainingJobArn": "arn:aws:sagemaker:eu-central-1:210987654321:training-job/bert",
             "RoleArn": "arn:aws:iam::210987654321:role/service-role/Sage.Maker-1",
             "AlgorithmSpecification": {"TrainingImage": "763104351884.dkr.ecr.eu-central-1.amazonaws.com/p:2", "TrainingInputMode": "File"},
             "OutputDataConfig": {"S3OutputPath": "s3://acme-models"}}
            """);

    Path spec = folder.resolve("deeper").resolve("spec.yaml");
    Files.createDirectories(folder.resolve("deeper"));
    ProgramRun init = ProgramRun.of("init", spec.toString(), "--from-job", job.toString());

    assertThat(init.err())
        .contains("The role Sage.Maker-1 exists: the job has run as it (RoleArn).");
    assertThat(spec)
        .content()
        .contains(
            "terraform: {region: eu-central-1}\n",
            "account: \"210987654321\"\n",
            "  \"Sage.Maker-1\":\n    path: \"/service-role/\"\n",
            "      - {service: sagemaker, jobs: training-job/*}\n",
            "    jobs:\n      - \"../described.json\"\n",
            "EntityAlreadyExists",
            "aws_iam_role.Sage_Maker-1");
    ProgramRun check = ProgramRun.of("check", spec.toString());
    assertThat(check.out()).contains("1 suggestion in 1 role").contains("MISSING_BOUNDARY");
    Files.writeString(job, Files.readString(job).replace("acme-models", "other-models"));
    assertThat(ProgramRun.of("check", spec.toString()).out())
        .contains("[JOB_NEEDS_MORE]", "[ROLE_ALLOWS_MORE]");
  }

  @Test
  void init_when_theJobOnlyNamesARole_saysThatItMayExist() throws IOException {
    Path job = training("a", "arn:aws:iam::210987654321:role/Vision");

    ProgramRun init = init(job);

    assertThat(init.err()).contains("The role Vision may exist already");
    assertThat(spec()).contains("\"Vision\":\n    trusts:");
    assertThat(init.err()).contains("give --region for exact ARNs");
  }

  @Test
  void init_when_jobsNameSeveralRoles_writesEach() throws IOException {
    init(
        training("a", "arn:aws:iam::210987654321:role/Vision"),
        training("b", "arn:aws:iam::210987654321:role/ml/Text"),
        training("c", "arn:aws:iam::210987654321:role/Vision"));

    assertThat(spec())
        .contains("  \"Vision\":\n    trusts:")
        .contains("  \"Text\":\n    path: \"/ml/\"\n")
        .contains("      - \"a.json\"\n      - \"c.json\"\n");
    assertThat(ProgramRun.of("check", folder.resolve("spec.yaml").toString()).out())
        .doesNotContain("JOB_NAMES_ANOTHER_ROLE");
  }

  @Test
  void init_when_aJobOfContainersHasOneRoleForBoth_writesOne() throws IOException {
    Path job =
        write(
            "batch.json",
            """
            {"jobDefinitionName": "n", "type": "container", "platformCapabilities": ["FARGATE"],
             "containerProperties": {"image": "210987654321.dkr.ecr.eu-west-1.amazonaws.com/i:1",
              "jobRoleArn": "arn:aws:iam::210987654321:role/Both", "executionRoleArn": "arn:aws:iam::210987654321:role/Both",
              "resourceRequirements": [{"type": "VCPU", "value": "1"}, {"type": "MEMORY", "value": "2048"}]}}
            """);

    init(job, "--region", "eu-west-1");

    assertThat(spec())
        .containsOnlyOnce("trusts:")
        .contains("pull_image")
        .contains("\"batch.json\"");
    assertThat(spec()).contains("      - ecs-tasks\n");
    ProgramRun check = ProgramRun.of("check", folder.resolve("spec.yaml").toString());
    assertThat(check.out()).doesNotContain("ROLE_ALLOWS_MORE").doesNotContain("JOB_NEEDS_MORE");
  }

  @Test
  void check_when_oneOfTwoRolesIsConcerned_saysItOfThatOneAlone() throws IOException {
    Path job =
        write(
            "ecs.json",
            """
            {"family": "f", "taskRoleArn": "arn:aws:iam::210987654321:role/Task",
             "executionRoleArn": "arn:aws:iam::210987654321:role/Execution",
             "containerDefinitions": [{"name": "c", "image": "210987654321.dkr.ecr.eu-west-1.amazonaws.com/i:1"}]}
            """);

    init(job, "--region", "eu-west-1");

    assertThat(spec())
        .containsOnlyOnce("- DATA_NOT_IN_JOB")
        .containsOnlyOnce("      - {service: ecs-tasks, jobs: \"*\"}\n")
        .containsOnlyOnce("      - ecs-tasks\n");
    assertThat(ProgramRun.of("check", folder.resolve("spec.yaml").toString()).out())
        .containsOnlyOnce("[DATA_NOT_IN_JOB]");
  }

  @Test
  void init_when_jobsRunInSeveralAccounts_saysSo() throws IOException {
    ProgramRun init =
        init(
            training("a", "arn:aws:iam::210987654321:role/Vision"),
            training("b", "arn:aws:iam::123456789012:role/Text"));

    assertThat(init.err()).contains("several accounts (210987654321, 123456789012)");
    assertThat(spec()).doesNotContain("account:");
  }

  @Test
  void init_when_thePartitionIsAnotherAndTheRegionIsNotKnown_asksForIt() throws IOException {
    Path job = training("a", "arn:aws-cn:iam::210987654321:role/Vision");

    ProgramRun refused = init(job);

    assertThat(refused.code()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(refused.err()).contains("the partition aws-cn").contains("give --region");
    assertThat(init(job, "--region", "cn-north-1").code()).isZero();
    assertThat(spec()).contains("region: cn-north-1");
  }

  @Test
  void init_when_placeholdersAreSet_keepsTheirValues() throws IOException {
    String template = Files.readString(training("a", "arn:aws:iam::210987654321:role/Vision"));
    Path job = write("t.json", template.replace("s3://acme-models", "s3://acme-models/${DATE}"));

    init(job, "--set", "DATE=2026-\"1\"");

    assertThat(spec()).contains("{job: \"t.json\", set: {\"DATE\": \"2026-\\\"1\\\"\"}}");
    assertThat(ProgramRun.of("synth", "--stdout", folder.resolve("spec.yaml").toString()).code())
        .isZero();
  }

  @Test
  void init_when_standardStreamsAreGiven_readsAndWritesThem() throws IOException {
    byte[] job = Files.readAllBytes(training("a", "arn:aws:iam::210987654321:role/Vision"));

    ProgramRun init = ProgramRun.withInput(job, "init", "-", "--from-job", "-");

    assertThat(init.code()).as("%s", init).isZero();
    assertThat(init.out()).contains("\"Vision\":").doesNotContain("    jobs:");
    ProgramRun check = ProgramRun.withInput(init.out(), "check", "-");
    assertThat(check.code()).as("%s", check).isZero();
  }

  private Path training(String name, String role) throws IOException {
    return write(
        name + ".json",
        """
        {"TrainingJobName": "%s", "RoleArn": "%s",
         "AlgorithmSpecification": {"TrainingImage": "registry.example.com/p:2", "TrainingInputMode": "File"},
         "OutputDataConfig": {"S3OutputPath": "s3://acme-models"}}
        """
            .formatted(name, role));
  }

  private Path init(String name, Path job, String... options) {
    Path spec = folder.resolve(name);
    String[] words =
        Stream.concat(
                Stream.of("init", spec.toString(), "--from-job", job.toString()),
                Stream.of(options))
            .toArray(String[]::new);
    ProgramRun run = ProgramRun.of(words);
    assertThat(run.code()).as("%s", run).isEqualTo(ExitCode.FINE);
    return spec;
  }

  /** Jobs and options, in this order. */
  private ProgramRun init(Object... words) throws IOException {
    Files.deleteIfExists(folder.resolve("spec.yaml"));
    Stream<String> more =
        Stream.of(words)
            .flatMap(
                word ->
                    word instanceof Path
                        ? Stream.of("--from-job", word.toString())
                        : Stream.of((String) word));
    return ProgramRun.of(
        Stream.concat(Stream.of("init", folder.resolve("spec.yaml").toString()), more)
            .toArray(String[]::new));
  }

  private String spec() throws IOException {
    return Files.readString(folder.resolve("spec.yaml"));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
