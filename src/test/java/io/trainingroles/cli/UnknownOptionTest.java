package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the exit codes are for a plan whose role has a policy that is known after apply. */
final class UnknownOptionTest {
  private static final String PLAN =
      """
      {"format_version": "1.2", "terraform_version": "1.11.4",
       "planned_values": {"root_module": {"resources": [
        {"address": "aws_iam_role.r", "mode": "managed", "type": "aws_iam_role", "name": "r",
         "values": {"name": "vision", "assume_role_policy": "{\\"Version\\":\\"2012-10-17\\",\
      \\"Statement\\":[{\\"Effect\\":\\"Allow\\",\\"Action\\":\\"sts:AssumeRole\\",\\"Principal\\":\
      {\\"Service\\":\\"sagemaker.amazonaws.com\\"}}]}"}},
        {"address": "aws_iam_role_policy.p", "mode": "managed", "type": "aws_iam_role_policy",
         "name": "p", "values": {"name": "data", "role": "vision"}}]}},
       "resource_changes": [
        {"address": "aws_iam_role.r", "mode": "managed", "type": "aws_iam_role", "name": "r",
         "change": {"actions": ["create"], "before": null, "after_unknown": {}}},
        {"address": "aws_iam_role_policy.p", "mode": "managed", "type": "aws_iam_role_policy",
         "name": "p", "change": {"actions": ["create"], "before": null,
         "after": {"name": "data", "role": "vision"}, "after_unknown": {"policy": true}}}],
       "configuration": {"root_module": {"resources": [
        {"address": "aws_iam_role.r", "mode": "managed", "type": "aws_iam_role", "name": "r",
         "expressions": {"name": {"constant_value": "vision"}, "assume_role_policy": {}}},
        {"address": "aws_iam_role_policy.p", "mode": "managed", "type": "aws_iam_role_policy",
         "name": "p", "expressions": {"name": {"constant_value": "data"},
         "role": {"references": ["aws_iam_role.r.name", "aws_iam_role.r"]},
         "policy": {"references": ["aws_s3_bucket.b.arn", "aws_s3_bucket.b"]}}}]}}}
      """;

  @TempDir private Path folder;

  private String plan;

  @BeforeEach
  void writePlan() throws IOException {
    plan = Files.writeString(folder.resolve("plan.json"), PLAN).toString();
  }

  @Test
  void diff_when_bothInputsAreTheSameText_isNoChange() throws IOException {
    String copy = Files.writeString(folder.resolve("copy.json"), PLAN).toString();

    assertThat(ProgramRun.of("diff", plan, plan).code()).isZero();
    assertThat(ProgramRun.of("diff", plan, copy).out()).startsWith("No change");
  }

  @Test
  void diff_when_aPolicyIsKnownAfterApply_failsUnlessUnknownPasses() throws IOException {
    String other =
        Files.writeString(folder.resolve("other.json"), PLAN.replace("1.11.4", "1.11.5"))
            .toString();

    assertThatOnlyPassing("diff", plan, other);
  }

  @Test
  void answers_when_aPolicyIsKnownAfterApply_failUnlessUnknownPasses() throws IOException {
    assertThatOnlyPassing("prove", plan, "--never", "s3:GetObject on arn:aws:s3:::b/*");
    assertThatOnlyPassing(
        "simulate",
        plan,
        "--action",
        "s3:GetObject",
        "--resource",
        "arn:aws:s3:::b/x",
        "--expect",
        "allow");
  }

  @Test
  void prove_when_itIsKnownToBeAllowed_failsAlsoIfUnknownPasses() {
    assertThat(
            ProgramRun.of(
                    "prove",
                    "training-roles.yaml",
                    "--never",
                    "s3:GetObject on *",
                    "--unknown",
                    "pass")
                .code())
        .isEqualTo(3);
    assertThat(ProgramRun.of("prove", plan, "--never", "s3:* on *", "--unknown", "maybe").code())
        .isEqualTo(2);
  }

  @Test
  void fit_when_theServiceCannotAssumeTheRole_failsAlsoIfUnknownPasses() throws IOException {
    assertThat(ProgramRun.of(fit("sagemaker", "training-of-one-tuning-run")).code()).isZero();

    String[] other = fit("ec2", "training-of-one-tuning-run");
    ProgramRun run = ProgramRun.of(passing(other));

    assertThat(ProgramRun.of(other).code()).isEqualTo(3);
    assertThat(run.code()).as(run.out()).isEqualTo(3);
    assertThat(run.out()).contains("cannot run the job");
  }

  @Test
  void fit_when_itIsNotDocumentedWhetherTheServiceCanAssumeTheRole_isNotKnown() throws IOException {
    String[] command = fit("{service: sagemaker, jobs: training-job/*}", "tuning-of-one-run");

    assertThatOnlyPassing(command);
    ProgramRun run = ProgramRun.of(command);
    assertThat(run.out())
        .doesNotContain("cannot run the job")
        .contains("not known", "hyper-parameter-tuning-job/");
    assertThat(ProgramRun.of("check", command[1]).out()).contains("warning [JOBS_NOT_TRUSTED]");
  }

  /** Asks for a role that has what a job needs, and trusts this. */
  private String[] fit(String trust, String job) throws IOException {
    Path file = Path.of("src/test/resources/fixtures/job", job, "job.json");
    Files.copy(file, folder.resolve("job.json"), StandardCopyOption.REPLACE_EXISTING);
    String spec =
        """
        account: "111122223333"
        terraform: {region: eu-west-1}
        roles:
          churn:
            trusts: [%s]
            runs: job.json
        """
            .formatted(trust);
    String written = Files.writeString(folder.resolve("spec.yaml"), spec).toString();
    return new String[] {"fit", written, "--job", folder.resolve("job.json").toString()};
  }

  private static void assertThatOnlyPassing(String... command) {
    ProgramRun failing = ProgramRun.of(command);
    ProgramRun passed = ProgramRun.of(passing(command));

    assertThat(failing.code()).as(failing.out() + failing.err()).isEqualTo(3);
    assertThat(passed.code()).as(passed.err()).isZero();
    assertThat(passed.out()).isEqualTo(failing.out());
  }

  private static String[] passing(String... command) {
    var passing = new ArrayList<>(List.of(command));
    passing.addAll(List.of("--unknown", "pass"));
    return passing.toArray(String[]::new);
  }
}
