package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.cli.console.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a role was seen to do stays, and what events cannot show is said. */
final class TightenEventsTest {
  private static final Path CONSOLE = Path.of("docs/moving/console");
  private static final String ALL_JOBS = "pretrain finetune evaluate";
  private static final String SEEN = "\nkept: seen in the events, although no job explains it\n";

  @TempDir private Path folder;

  private static ProgramRun tighten(String jobs, Path events, String... more) {
    var all =
        new ArrayList<>(
            List.of("tighten", CONSOLE.resolve("account.json").toString(), "--events=" + events));
    for (String job : jobs.split(" ", -1)) {
      all.add("--job=" + CONSOLE.resolve("jobs").resolve(job + ".json"));
    }
    all.addAll(List.of(more));
    return ProgramRun.of(all.toArray(String[]::new));
  }

  @Test
  void tighten_when_aPersonUsedTheRoleToo_keepsThatAndSaysSo() throws IOException {
    Path spec = folder.resolve("tight.yaml");

    ProgramRun asked = tighten(ALL_JOBS, CONSOLE.resolve("trail.json"), "-o", spec.toString());
    assertThat(asked.code()).as("%s", asked).isEqualTo(ExitCode.NOT_AS_EXPECTED);
    assertThat(asked.err()).contains("so a job is missing").contains("--unknown pass");
    assertThat(spec).doesNotExist();
    ProgramRun run =
        tighten(
            ALL_JOBS,
            CONSOLE.resolve("trail.json"),
            "--unknown=pass",
            "--list-roles=" + CONSOLE.resolve("roles.json"),
            "-o",
            spec.toString());

    assertThat(run.code()).as("%s", run).isEqualTo(ExitCode.FINE);
    assertThat(run.out())
        .contains(SEEN + "  athena:StartQueryExecution on\n")
        .contains("\n  sagemaker:ListTrainingJobs on * (1 record, last on 2026-10-12)\n")
        .contains("\nremoved, although the events could not have shown its use\n")
        .contains("and of what it\nwas seen to use.\n");
    assertThat(spec)
        .content()
        .contains(
            "description: SageMaker execution role created",
            "- read_keys: s3://vision-data/raw/",
            "- write: s3://vision-data/reports",
            "Action: athena:StartQueryExecution",
            "Action: sagemaker:ListTrainingJobs")
        .doesNotContain("AmazonSageMakerFullAccess", "s3:DeleteObject", "max_session is not known");
  }

  @Test
  void tighten_when_aJobIsNotGiven_keepsWhatItWasSeenToUse() throws IOException {
    Path spec = folder.resolve("tight.yaml");

    ProgramRun run =
        tighten(
            "pretrain evaluate",
            CONSOLE.resolve("trail.json"),
            "--unknown=pass",
            "-o",
            spec.toString());

    assertThat(run.code()).as("%s", run).isEqualTo(ExitCode.FINE);
    assertThat(run.out())
        .contains("  s3:GetObject on arn:aws:s3:::vision-data/labelled/0.tar (3 records, last on")
        .doesNotContain("  s3:GetObject on arn:aws:s3:::vision-data/raw/0.tar (");
    ProgramRun simulate =
        ProgramRun.of(
            "simulate",
            spec.toString(),
            "--action=s3:GetObject",
            "--resource=arn:aws:s3:::vision-data/labelled/1.tar");
    assertThat(simulate.out()).contains(" is allowed s3:GetObject");
  }

  @Test
  void tighten_when_theTrailHasNothingOfTheRole_saysSoAndListsWhatGoes() throws IOException {
    String trail = Files.readString(CONSOLE.resolve("trail.json"));
    Path other =
        Files.writeString(
            folder.resolve("other.json"),
            trail.replace("ExecutionRole-2026", "ExecutionRole-2025"));

    ProgramRun run = tighten(ALL_JOBS, other);

    assertThat(run.err()).contains("ROLE_NOT_RECORDED").contains("give --events-role AmazonSage");
    assertThat(run.out())
        .contains(", 0 of them of the role")
        .contains("\n      there is no record of the role\n")
        .doesNotContain(SEEN);
  }

  @Test
  void tighten_when_theEventsAreOfLessThanAWeek_saysSo() throws IOException {
    String first = Files.readAllLines(CONSOLE.resolve("trail.json")).get(1).replaceFirst(",$", "");
    Path day = Files.writeString(folder.resolve("day.json"), "{\"Records\": [" + first + "]}");

    ProgramRun run = tighten(ALL_JOBS, day);

    assertThat(run.out()).as("%s", run).contains("Less than a week");
  }

  @Test
  void tighten_when_aLogFileIsCutOff_isRefused() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(Files.readAllBytes(CONSOLE.resolve("trail.json")));
    }
    Path file = folder.resolve("trail.json.gz");
    Files.write(file, Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2));
    Path spec = folder.resolve("tight.yaml");

    ProgramRun run = tighten(ALL_JOBS, file, "--unknown=pass", "-o", spec.toString());

    assertThat(run.code()).as("%s", run).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(run.err()).contains("truncated");
    assertThat(spec).doesNotExist();
  }

  @Test
  void tighten_when_theInputDoesNotHaveTheRole_namesTheNearest() {
    ProgramRun run =
        tighten(
            ALL_JOBS,
            CONSOLE.resolve("trail.json"),
            "--role=AmazonSageMaker-ExecutionRole-20260114T101501");

    assertThat(run.code()).as("%s", run).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(run.err()).contains("did you mean 'AmazonSageMaker-ExecutionRole-20260114T101500'?");
  }
}
