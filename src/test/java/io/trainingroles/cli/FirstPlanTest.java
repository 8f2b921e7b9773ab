package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Questions about the first plan of two buckets, a key and a role whose documents name them: the
 * plan shows what its statements refer to, and not the text around that.
 */
final class FirstPlanTest {
  private static final String PLAN = "src/test/resources/fixtures/cli/first-plan.json";
  private static final String COMPUTED = "src/test/resources/fixtures/cli/computed-resources.json";

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        // Of the actions that no statement has, nothing is open.
        "s3:DeleteObject on *; never",
        "kms:Encrypt on *; never",
        // What is written and read is below the ARN of some bucket, as far as a plan shows it.
        "s3:PutObject on arn:aws:s3:::acme-data/*; open",
        "s3:PutObject on arn:aws:s3:::acme-models-20261201/*; open",
        "s3:GetObject on arn:aws:s3:::acme-data/train/*; open",
        "kms:Decrypt on arn:aws:kms:eu-west-1:123456789012:key/x; open"
      })
  void prove_when_onlyReferencesAreKnown_decidesWhatBothBoundsShare(String never, String answer) {
    ProgramRun run = ProgramRun.of("prove", PLAN, "--never", never);

    assertThat(run.out()).contains(answer.equals("never") ? "can never do" : "is not known");
    assertThat(run.code()).isEqualTo(answer.equals("never") ? 0 : 3);
  }

  @ParameterizedTest
  @CsvSource({
    "s3:DeleteObject, arn:aws:s3:::acme-data/train/x, deny",
    "kms:Encrypt, ${aws_kms_key.data.arn}, deny",
    "logs:PutLogEvents, arn:aws:logs:eu-west-1:123456789012:log-group:/aws/sagemaker/TrainingJobs:log-stream:x, allow"
  })
  void simulate_when_bothBoundsAgree_decides(String action, String resource, String expected) {
    ProgramRun run =
        ProgramRun.of(
            "simulate", PLAN, "--action", action, "--resource", resource, "--expect", expected);

    assertThat(run.code()).as(run.out() + run.err()).isZero();
  }

  /**
   * A list that is not known at all, a text that is replaced in an ARN, and one of two that depends
   * on an ARN: the plan shows no more of them than of the ARN alone. Nor does it show which of the
   * merged documents are those that it refers to.
   */
  @ParameterizedTest
  @CsvSource({
    "r, s3:GetObject, arn:aws:s3:::other/x",
    "r, s3:PutObject, arn:aws:s3:::replaced/x",
    "r, s3:DeleteObject, arn:aws:s3:::fifth/x",
    "merging, s3:PutObjectAcl, arn:aws:s3:::known-a/x"
  })
  void simulate_when_anArnIsNotTakenAsItIs_isNotKnown(String role, String action, String resource) {
    ProgramRun run =
        ProgramRun.of(
            "simulate", COMPUTED, "--role", role, "--action", action, "--resource", resource);

    assertThat(run.out()).contains(role + " may or may not be allowed " + action);
  }

  /** A statement that does not apply is shown with the actions that it has. */
  @Test
  void simulate_when_itIsDenied_saysWhatTheStatementsApplyTo() {
    ProgramRun run =
        ProgramRun.of(
            "simulate", PLAN, "--action=s3:DeleteObject", "--resource=arn:aws:s3:::acme-data/x");

    assertThat(run.out())
        .contains("Statement Read of data applies to other actions (s3:GetObject)")
        .doesNotContain("(*)");
  }

  @Test
  void prove_when_resourcesAreTakenAsArns_saysWhich() {
    ProgramRun run = ProgramRun.of("prove", PLAN, "--never", "s3:DeleteObject on *");

    assertThat(run.err().replaceAll("\\s+", " "))
        .contains(
            "taken as an ARN of this type, or as what is below one: aws_kms_key.data.arn,"
                + " aws_s3_bucket.data.arn, aws_s3_bucket.models.arn");
  }

  @Test
  void diff_when_thePlanIsTheSame_isNoChange() {
    ProgramRun run = ProgramRun.of("diff", PLAN, PLAN);

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("No change");
  }

  /** The documents that another one merges are put together too. */
  @Test
  void check_when_aDocumentMergesTwoThatWait_seesEachStatement() {
    ProgramRun run = ProgramRun.of("check", PLAN);

    assertThat(run.out())
        .contains("KMS_WITHOUT_VIA_SERVICE", "\"Sid\": \"Write\"")
        .doesNotContain("WILDCARD_IN_SERVICE", "source_policy_documents");
  }
}
