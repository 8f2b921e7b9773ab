package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
        .contains("no job of 'segmentationTraining' needs s3:GetObject on arn:aws:s3:::another-bu")
        .contains("[ROLE_ALLOWS_MORE]");
    assertThat(check(more + accepted()).out()).contains("1 accepted");
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
    Files.copy(JOB, folder.resolve("job.json"), StandardCopyOption.REPLACE_EXISTING);
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
