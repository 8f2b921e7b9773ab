package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.cli.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tighten} changes the lines of a spec's grants, and no others. */
final class TightenSpecTest {
  private static final String SPEC =
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
              - write: s3://my-data/models # and nothing else
              # an old experiment
              - read: s3://old-data
            more:
              - allow: {actions: [fsx:DescribeFileSystems], resources: ["*"], because: FSx}
          managed_policies:
            platform:
              - pull_image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/train
              - write_logs: /aws/sagemaker/TrainingJobs
          attached_policies:
            - arn:aws:iam::aws:policy/CloudWatchAgentServerPolicy
          never:
            - iam:* on *
        other:
          trusts: [ec2]
      """;
  private static final String TIGHT =
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
              - read_keys: s3://my-data/train/
              - write: s3://my-data/models # and nothing else
            visionJob:
              - publish_metrics: /aws/sagemaker/TrainingJobs
          managed_policies:
            platform:
              - pull_image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/train
              - write_logs: /aws/sagemaker/TrainingJobs
          never:
            - iam:* on *
        other:
          trusts: [ec2]
      """;

  @TempDir private Path folder;
  private Path job = Path.of("job.json");

  @BeforeEach
  void writeJob() throws IOException {
    String text = Files.readString(Path.of("src/test/resources/fixtures/tighten/job.json"));
    job =
        Files.writeString(
            folder.resolve("job.json"), text.replace("service-role/ConsoleMade", "vision"));
  }

  private ProgramRun tighten(Path spec, String... more) {
    var all = new ArrayList<String>();
    all.add("tighten");
    all.add(spec.toString());
    all.add("--role=vision");
    all.addAll(List.of(more));
    return ProgramRun.of(all.toArray(String[]::new));
  }

  private Path spec(String text) throws IOException {
    return Files.writeString(folder.resolve("training-roles.yaml"), text);
  }

  @Test
  void tighten_when_theInputIsASpec_changesTheLinesOfItsGrants() throws IOException {
    Path spec = spec(SPEC);
    Path other = folder.resolve("tight.yaml");

    ProgramRun shown = tighten(spec, "--job=" + job);
    ProgramRun elsewhere = tighten(spec, "--job=" + job, "-o", other.toString());
    assertThat(spec).content().isEqualTo(SPEC);
    ProgramRun itself = tighten(spec, "--job=" + job, "-o", spec.toString());

    assertThat(shown.code()).as("%s", shown).isEqualTo(ExitCode.FINE);
    assertThat(shown.out())
        .contains("-              - read: s3://old-data\n".replace("              ", "        "))
        .contains("data, line 14: removed\n");
    assertThat(elsewhere.code()).as("%s", elsewhere).isEqualTo(ExitCode.FINE);
    assertThat(other).content().isEqualTo(TIGHT);
    assertThat(itself.code()).as("%s", itself).isEqualTo(ExitCode.FINE);
    assertThat(spec).content().isEqualTo(TIGHT);
    assertThat(tighten(spec, "--job=" + job).out()).contains(": nothing to change;");
  }

  @Test
  void tighten_when_policiesHaveMoreThanGrants_keepsIt() throws IOException {
    Path spec = spec(withAttributes(SPEC));

    ProgramRun run = tighten(spec, "--job=" + job, "-o", spec.toString());

    assertThat(run.code()).as("%s", run).isEqualTo(ExitCode.FINE);
    assertThat(spec).content().isEqualTo(withAttributes(TIGHT));
  }

  /** The spec with policies whose grants are a key among others. */
  private static String withAttributes(String spec) {
    return spec.replace(
            "      more:\n        - allow", "      more:\n        grants:\n        - allow")
        .replace("      data:\n", "      data:\n        grants:\n")
        .replace(
            "      platform:\n",
            "      platform:\n        description: Images and logs\n        path: /\n        grants:\n");
  }

  @Test
  void tighten_when_linesEndAsOnWindows_keepsTheirEnds() throws IOException {
    Path spec = spec(SPEC.replace("\n", "\r\n"));

    ProgramRun run = tighten(spec, "--job=" + job, "-o", spec.toString());

    assertThat(run.code()).as("%s", run).isEqualTo(ExitCode.FINE);
    assertThat(Files.readString(spec)).isEqualTo(TIGHT.replace("\n", "\r\n"));
  }

  @Test
  void tighten_when_theLastLineHasNoEnd_addsNone() throws IOException {
    Path spec = spec(SPEC.stripTrailing());

    ProgramRun run = tighten(spec, "--job=" + job, "-o", spec.toString());

    assertThat(run.code()).as("%s", run).isEqualTo(ExitCode.FINE);
    assertThat(Files.readString(spec)).isEqualTo(TIGHT.stripTrailing());
  }

  @Test
  void tighten_when_theSpecDeclaresItsJobs_needsNoOthers() throws IOException {
    Path spec = spec(SPEC.replace("    never:", "    jobs: [job.json]\n    never:"));

    ProgramRun run = tighten(spec, "-o", spec.toString());

    assertThat(run.code()).as("%s", run).isEqualTo(ExitCode.FINE);
    assertThat(spec)
        .content()
        .isEqualTo(TIGHT.replace("    never:", "    jobs: [job.json]\n    never:"));
  }

  @Test
  void tighten_when_noJobIsKnown_isRefused() throws IOException {
    ProgramRun run = tighten(spec(SPEC));

    assertThat(run.code()).as("%s", run).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(run.err()).contains("nothing to narrow the role to; give --job FILE");
  }

  @Test
  void tighten_when_grantsAreNotInLinesOfTheirOwn_leavesThemToPeople() throws IOException {
    String flow =
        SPEC.replaceAll(
            "(?s)      data:\n.*?      more:",
            "      data: [read: s3://my-data, write: s3://my-data/models]\n      more:");
    Path spec = spec(flow);

    ProgramRun run = tighten(spec, "--job=" + job, "-o", spec.toString());

    assertThat(run.code()).as("%s", run).isEqualTo(ExitCode.NOT_AS_EXPECTED);
    assertThat(run.err()).contains("not in lines of their own");
    assertThat(spec).content().isEqualTo(flow);
  }

  @Test
  void tighten_when_anotherRoleSharesTheGrants_leavesThemToPeople() throws IOException {
    String shared =
        SPEC.replace("      data:\n", "      data: &data\n")
            .replace("trusts: [ec2]\n", "trusts: [ec2]\n    inline_policies: {data: *data}\n");
    Path spec = spec(shared);

    ProgramRun run = tighten(spec, "--job=" + job, "-o", spec.toString());

    assertThat(run.code()).as("%s", run).isEqualTo(ExitCode.NOT_AS_EXPECTED);
    assertThat(run.err()).contains("nothing was written");
    assertThat(spec).content().isEqualTo(shared);
  }

  @Test
  void tighten_when_theSpecExpectsWhatNoJobNeeds_writesNothing() throws IOException {
    String expecting =
        SPEC.replace(
            "    never:",
            "    expect:\n      - allow s3:GetObject on arn:aws:s3:::old-data/0.rec\n    never:");
    Path spec = spec(expecting);

    ProgramRun run = tighten(spec, "--job=" + job, "-o", spec.toString());

    assertThat(run.code()).as("%s", run).isEqualTo(ExitCode.NOT_AS_EXPECTED);
    assertThat(run.err()).contains("NOT_AS_EXPECTED", "nothing was written");
    assertThat(spec).content().isEqualTo(expecting);
  }

  @Test
  void tighten_when_aValueIsKnownOnlyLater_keepsItsGrant() throws IOException {
    String grant = "        - read: {from: {reference: \"${aws_s3_bucket.models.arn}/train\"}}\n";
    Path spec = spec(SPEC.replace("        # the images\n", grant + "        # the images\n"));

    ProgramRun run = tighten(spec, "--job=" + job, "-o", spec.toString());

    assertThat(run.out()).as("%s", run).contains("Proved: ").contains("data, line 15: removed");
    assertThat(spec).content().contains(grant).doesNotContain("old-data");
  }

  @Test
  void tighten_when_whatAJobLacksBreaksNever_isNotAdded() throws IOException {
    Path spec =
        spec(
            SPEC.replace("        - write: s3://my-data/models # and nothing else\n", "")
                .replaceAll("(?s)    attached_policies:.*?    never:\n", "    never:\n")
                .replace("- iam:* on *", "- s3:PutObject on *"));

    ProgramRun run = tighten(spec, "--job=" + job, "--add", "-o", spec.toString());

    assertThat(run.code()).as("%s", run).isEqualTo(ExitCode.NOT_AS_EXPECTED);
    assertThat(run.out())
        .contains("not added, although the jobs lack it\n  ! write: \"s3://my-data/models\"")
        .contains("'never' of the spec excludes s3:PutObject on *");
    assertThat(spec).content().contains("- publish_metrics").doesNotContain("write: s3");
  }

  @Test
  void tighten_when_whatAJobLacksBreaksARuleOfTheOrganisation_isNotAdded() throws IOException {
    Path rules =
        Files.writeString(folder.resolve("rules.yaml"), "rules:\n  - buckets: [vision-*]\n");
    Path spec =
        spec(
            SPEC.replace("        - write: s3://my-data/models # and nothing else\n", "")
                .replaceAll("(?s)    attached_policies:.*?    never:\n", "    never:\n"));

    ProgramRun run =
        tighten(spec, "--job=" + job, "--add", "--organisation=" + rules, "-o", spec.toString());

    assertThat(run.code()).as("%s", run).isEqualTo(ExitCode.NOT_AS_EXPECTED);
    assertThat(run.out())
        .contains("not added, although the jobs lack it\n  ! write: \"s3://my-data/models\"")
        .contains("breaks a rule or a promise\n  ! 'vision' can use buckets")
        .contains("(ORGANISATION_BUCKET)");
    assertThat(spec).content().contains("- publish_metrics").doesNotContain("write: s3");
  }
}
