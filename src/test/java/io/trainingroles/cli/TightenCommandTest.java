package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.cli.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code tighten} takes away exactly what no job needs, and adds exactly what is lacking. */
final class TightenCommandTest {
  private static final Path ACCOUNT =
      Path.of("src/test/resources/fixtures/import/console-made/input.json");
  private static final Path JOB = Path.of("src/test/resources/fixtures/tighten/job.json");
  private static final int EVERY = 11;

  private static final List<String> EXCESS =
      List.of(
          "{Effect: Allow, Action: \"s3:DeleteObject\", Resource: \"arn:aws:s3:::nobodys-data/*\"}",
          "{Effect: Allow, Action: \"s3:*\", Resource: \"*\"}",
          "{Effect: Allow, Action: \"iam:PassRole\", Resource: \"*\"}",
          "{Effect: Allow, NotAction: \"iam:*\", Resource: \"*\"}",
          "{Effect: Allow, Action: [\"ecr:*\", \"logs:*\"], Resource: \"*\","
              + " Condition: {StringEquals: {\"aws:RequestedRegion\": eu-west-1}}}");

  private static final Pattern ROLE = Pattern.compile("(?m)^  \"([^\"]+)\":$");
  private static final Pattern GRANT = Pattern.compile("(?m)^        - .*\n");

  @TempDir private Path folder;

  static Stream<Path> jobFiles() {
    List<Path> all = OwnSpec.jobFiles().toList();
    return IntStream.range(0, all.size()).filter(index -> index % EVERY == 0).mapToObj(all::get);
  }

  @ParameterizedTest
  @MethodSource("jobFiles")
  void tighten_when_aRoleFitsItsJobs_changesNothing(Path job) throws IOException {
    Path fitting = configuration("fitting", spec(job));
    Path out = folder.resolve("tight.yaml");

    ProgramRun run = tighten(fitting, job, "-o", out.toString());

    assertThat(run.out()).as("%s", run).contains(": nothing to change;");
    assertSame(fitting, out);
  }

  @ParameterizedTest
  @MethodSource("jobFiles")
  void tighten_when_aRoleAllowsMore_takesExactlyThatAway(Path job) throws IOException {
    String spec = spec(job);
    Path fitting = configuration("fitting", spec);
    for (int index = 0; index < EXCESS.size(); index++) {
      String more = "        - statement: " + EXCESS.get(index) + "\n";
      Matcher grants = GRANT.matcher(spec);
      assertThat(grants.find()).isTrue();
      Path wide =
          configuration(
              "wide" + index,
              spec.substring(0, grants.start()) + more + spec.substring(grants.start()));
      Path out = folder.resolve("tight" + index + ".yaml");

      ProgramRun run = tighten(wide, job, "-o", out.toString());

      assertThat(run.code()).as("%s", run).isEqualTo(ExitCode.FINE);
      assertThat(run.out()).contains("Proved: ").contains("statement 1: removed\n");
      assertSame(fitting, out);
    }
  }

  @ParameterizedTest
  @MethodSource("jobFiles")
  void tighten_when_aRoleLacksAGrant_addsItOnlyIfAsked(Path job) throws IOException {
    String spec = spec(job);
    Matcher grants = GRANT.matcher(spec);
    assertThat(grants.find()).isTrue();
    String first = grants.group();
    if (!grants.find()) {
      return; // a role needs one grant at least
    }
    Path fitting = configuration("fitting", spec);
    Path poor = configuration("poor", spec.replace(first, ""));
    Path out = folder.resolve("poor.yaml");
    Path added = folder.resolve("added.yaml");

    ProgramRun without = tighten(poor, job, "-o", out.toString());
    ProgramRun with = tighten(poor, job, "--add", "-o", added.toString());

    assertThat(without.out()).as("%s", without).contains("Proved: ");
    assertSame(poor, out);
    assertThat(with.code()).as("%s", with).isEqualTo(ExitCode.FINE);
    assertSame(fitting, added);
  }

  private static ProgramRun tighten(Path input, Path job, String... more) {
    return ProgramRun.of(
        Stream.concat(
                Stream.of("tighten", input.toString(), "--job", job.toString()),
                Stream.concat(
                    Stream.of(
                        "--unknown", "pass", "--account", "123456789012", "--region", "eu-west-1"),
                    Stream.of(more)))
            .toArray(String[]::new));
  }

  /** The spec of one role that a job needs, which fits it. */
  private String spec(Path job) throws IOException {
    Path file = folder.resolve("spec.yaml");
    Files.deleteIfExists(file);
    ProgramRun init =
        ProgramRun.of(
            "init",
            file.toString(),
            "--from-job",
            job.toString(),
            "--account",
            "123456789012",
            "--region",
            "eu-west-1");
    assertThat(init.code()).as("%s", init).isEqualTo(ExitCode.FINE);
    String spec = Files.readString(file);
    Matcher roles = ROLE.matcher(spec);
    assertThat(roles.find()).isTrue();
    return roles.find() ? spec.substring(0, roles.start()) : spec;
  }

  private Path configuration(String name, String spec) throws IOException {
    Path file = Files.writeString(folder.resolve(name + "-spec.yaml"), spec);
    Path out = folder.resolve(name);
    ProgramRun synth = ProgramRun.of("synth", file.toString(), "-o", out.toString());
    assertThat(synth.code()).as("%s", synth).isEqualTo(ExitCode.FINE);
    return out;
  }

  private static void assertSame(Path expected, Path spec) {
    ProgramRun diff = ProgramRun.of("diff", expected.toString(), spec.toString());
    assertThat(diff.out()).as("%s", diff).startsWith("No change:");
  }

  @Test
  void tighten_when_theRoleWasMadeInTheConsole_writesWhatItsJobsNeed() throws IOException {
    Path out = folder.resolve("tight.yaml");
    Path documents = folder.resolve("documents");

    ProgramRun run =
        ProgramRun.of(
            "tighten",
            ACCOUNT.toString(),
            "--role",
            "ConsoleMade",
            "--job",
            JOB.toString(),
            "-o",
            out.toString(),
            "--documents",
            documents.toString());

    assertThat(run.code()).as("%s", run).isEqualTo(ExitCode.NOT_AS_EXPECTED);
    assertThat(run.out())
        .contains("arn:aws:iam::aws:policy/AmazonSageMakerFullAccess: detached\n")
        .contains("lacking, as before (--add adds it)\n")
        .contains("Proved: it allows nothing that ConsoleMade did not allow before");
    assertThat(out)
        .content()
        .contains("        - read_keys: s3://my-data/train/\n")
        .contains("            Effect: Deny\n")
        .containsPattern("    jobs:\n      - .*/fixtures/tighten/job.json\n")
        .doesNotContain("attached_policies", "NotAction");
    assertThat(documents.resolve("ConsoleMade.data.json")).content().contains("s3:DeleteObject");
  }

  @Test
  void tighten_when_theServiceOfTheJobIsNotTrusted_saysSo() {
    ProgramRun run =
        ProgramRun.of("tighten", ACCOUNT.toString(), "--role", "Other", "--job", JOB.toString());

    assertThat(run.code()).as("%s", run).isEqualTo(ExitCode.NOT_AS_EXPECTED);
    assertThat(run.out())
        .contains("\ncannot run the jobs\n  sagemaker.amazonaws.com cannot assume the role");
  }

  @Test
  void tighten_when_aJobLeavesItsDataOpen_writesNothing() throws IOException {
    Path job =
        Files.writeString(
            folder.resolve("batch.json"),
            "{\"jobDefinitionName\": \"a\", \"type\": \"container\", \"containerProperties\": {\"image\":"
                + " \"123456789012.dkr.ecr.eu-west-1.amazonaws.com/a:1\", \"jobRoleArn\":"
                + " \"arn:aws:iam::123456789012:role/service-role/ConsoleMade\"}}");
    Path out = folder.resolve("tight.yaml");

    ProgramRun run =
        ProgramRun.of("tighten", ACCOUNT.toString(), "--job", job.toString(), "-o", out.toString());

    assertThat(run.code()).as("%s", run).isEqualTo(ExitCode.NOT_AS_EXPECTED);
    assertThat(run.out()).contains("not known\n");
    assertThat(run.err()).contains("nothing was written");
    assertThat(out).doesNotExist();
  }
}
