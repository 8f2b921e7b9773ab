package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A role is reviewed for the jobs that it runs. */
final class CheckJobsTest {
  private static final Path JOB =
      Path.of("examples", "from-a-job", "jobs", "segmentation.json").toAbsolutePath();

  @TempDir private Path folder;

  @Test
  void check_when_aRoleRunsAJobAndHasNoMore_saysNothingOfIt() throws IOException {
    assertThat(check("").out()).doesNotContain("ROLE_ALLOWS_MORE", "JOB_NEEDS_MORE");
  }

  @Test
  void check_when_aRoleHasWhatItsJobDoesNotNeed_saysSo() throws IOException {
    String more =
        """
            inline_policies:
              more:
                - read: s3://another-bucket/data
        """;

    assertThat(check(more).out())
        .contains(
            "suggestion [ROLE_ALLOWS_MORE]\n    no job of 'segmentationTraining' needs s3:GetObject on")
        .contains("    arn:aws:s3:::another-bucket/data/example, which");
    assertThat(check(more + accepted()).out()).contains("1 accepted");
  }

  @Test
  void check_when_whatIsSaidOfAJobIsAccepted_countsItOnly() throws IOException {
    String accepted =
        """
            accept:
              - {finding: IMAGE_NOT_IN_ECR, on: job.json, reason: the registry is ours}
        """;
    String job =
        Files.readString(JOB).replace("123456789012.dkr.ecr.eu-west-1.amazonaws", "images");

    ProgramRun said = check(job, "");
    assertThat(said.out()).contains("[IMAGE_NOT_IN_ECR]", "    on: job.json\n");
    ProgramRun silent = check(job, accepted);
    assertThat(silent.out())
        .doesNotContain("IMAGE_NOT_IN_ECR", "ACCEPTANCE_OF_NOTHING")
        .contains("; 1 accepted\n");
    assertThat(synth().err()).doesNotContain("IMAGE_NOT_IN_ECR");
    check(job, "");
    assertThat(synth().err()).containsOnlyOnce("IMAGE_NOT_IN_ECR");
  }

  @Test
  void check_when_twoRolesRunAJob_eachAcceptsForItself() throws IOException {
    String job =
        Files.readString(JOB).replace("123456789012.dkr.ecr.eu-west-1.amazonaws", "images");
    String other =
        """
            accept: [{finding: IMAGE_NOT_IN_ECR, on: job.json, reason: the registry is ours}]
          another:
            trusts: [sagemaker]
            runs: [job.json]
        """;

    ProgramRun check = check(job, other);

    assertThat(check.out()).containsOnlyOnce("[IMAGE_NOT_IN_ECR]").contains("; 1 accepted\n");
  }

  @Test
  void check_when_theRoleDoesNotTrustWhatRunsItsJob_saysSo() throws IOException {
    assertThat(check("").out()).doesNotContain("JOBS_NOT_TRUSTED");
    Path spec = folder.resolve("spec.yaml");
    String other = Files.readString(spec).replace("trusts: [sagemaker]", "trusts: [ec2]");
    Files.writeString(spec, other);

    assertThat(ProgramRun.of("check", spec.toString()).out()).contains("[JOBS_NOT_TRUSTED]");
  }

  private ProgramRun synth() {
    return ProgramRun.of(
        "synth", folder.resolve("spec.yaml").toString(), "-o", folder.resolve("out").toString());
  }

  private static String accepted() {
    return """
            accept:
              - finding: ROLE_ALLOWS_MORE
                on: s3:GetObject on arn:aws:s3:::another-bucket/data/example
                reason: the next job needs it
        """;
  }

  private ProgramRun check(String more) throws IOException {
    return check(Files.readString(JOB), more);
  }

  private ProgramRun check(String job, String more) throws IOException {
    Files.writeString(folder.resolve("job.json"), job);
    Path spec =
        Files.writeString(
            folder.resolve("spec.yaml"),
            """
            account: "123456789012"
            terraform: {region: eu-west-1}
            roles:
              segmentationTraining:
                trusts: [sagemaker]
                runs: [job.json]
            """
                + more);
    return ProgramRun.of("check", spec.toString());
  }
}
