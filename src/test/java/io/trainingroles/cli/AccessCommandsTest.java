package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.cli.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code diff}, {@code prove} and {@code fit} as a user calls them. */
final class AccessCommandsTest {
  private static final Path FIRST = Path.of("training-roles.yaml");
  private static final String JOB =
      "src/test/resources/fixtures/job/training-built-in-algorithm/job.json";

  @TempDir private Path folder;

  private record Outcome(int code, String out, String err) {}

  // diff

  @Test
  void diff_when_theFirstRoleMayAlsoWrite_saysSoAndExitsWith3() throws IOException {
    String policy =
        """
        {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": %s,
         "Resource": ["arn:aws:s3:::my-ai-data-bucket", "arn:aws:s3:::my-ai-data-bucket/*"]}}
        """;
    Path old = write("old.json", policy.replace("%s", "[\"s3:GetObject\", \"s3:ListBucket\"]"));
    Path now =
        write(
            "new.json",
            policy.replace("%s", "[\"s3:GetObject\", \"s3:ListBucket\", \"s3:PutObject\"]"));

    Outcome diff = run("diff", old.toString(), now.toString());

    assertThat(diff.code()).isEqualTo(3);
    assertThat(diff.err()).isEmpty();
    assertThat(diff.out())
        .isEqualTo(
            """
            Access is broader: 1 newly allowed

            new.json
              + arn:aws:s3:::my-ai-data-bucket/*
                  s3:PutObject (statement 1 of new.json)
                  e.g. s3:PutObject on arn:aws:s3:::my-ai-data-bucket/example
            """);
    assertThat(run("diff", now.toString(), old.toString()).code()).isZero();
    assertThat(run("diff", now.toString(), old.toString()).out())
        .startsWith("Access is narrower: 1 no longer allowed\n\nold.json\n  - arn:");
  }

  @Test
  void diff_when_aConditionIsGone_namesTheKeyThatRequestsNoLongerNeed() throws IOException {
    String policy =
        """
        {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:ListBucket",
         "Resource": "arn:aws:s3:::my-ai-data-bucket"%s}}
        """;
    Path old =
        write(
            "old.json",
            policy.replace(
                "%s", ", \"Condition\": {\"StringLike\": {\"s3:prefix\": \"train/*\"}}"));
    Path now = write("new.json", policy.replace("%s", ""));

    assertThat(run("diff", old.toString(), now.toString()).out())
        .isEqualTo(
            """
            Access is broader: 1 newly allowed

            new.json
              + arn:aws:s3:::my-ai-data-bucket
                  s3:ListBucket (statement 1 of new.json)
                  e.g. s3:ListBucket without s3:prefix
            """);
    assertThat(run("diff", "--format", "json", old.toString(), now.toString()).out())
        .contains("\"context\":{}},\"absent_keys\":[\"s3:prefix\"]}");
    assertThat(run("diff", "--format", "markdown", old.toString(), now.toString()).out())
        .contains("| `s3:ListBucket on arn:aws:s3:::my-ai-data-bucket without s3:prefix` |");
  }

  @Test
  void diff_when_onlyTheTextChanged_isNoChange() throws IOException {
    Path old =
        write(
            "old.json",
            """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": ["s3:Get*"], "Resource": "arn:aws:s3:::b/*"},
              {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/c/*"}]}
            """);
    Path now =
        write(
            "new.json",
            """
            {"Version": "2012-10-17", "Statement": {"Sid": "A", "Effect": "Allow",
             "Action": "S3:GET*", "Resource": ["arn:aws:s3:::b/*", "arn:aws:s3:::b/c/d"]}}
            """);

    Outcome diff = run("diff", old.toString(), now.toString());

    assertThat(diff.code()).isZero();
    assertThat(diff.out())
        .isEqualTo("No change: both allow the same, for every possible request.\n");
  }

  @Test
  void diff_when_ofSpecs_comparesRolesAndWhomTheyTrust() throws IOException {
    String first = Files.readString(FIRST);
    Path old = write("old.yaml", first);
    Path now =
        write(
            "new.yaml",
            first.replace("[sagemaker]", "[sagemaker, {account: \"123456789012\"}]")
                + "  another: {trusts: [ec2], inline_policies: {more: [{write: s3://models/a}]}}\n");

    Outcome text = run("diff", old.toString(), now.toString());
    Outcome json = run("diff", "--format", "json", old.toString(), now.toString());
    Outcome markdown = run("diff", "--format", "markdown", old.toString(), now.toString());

    assertThat(text.out())
        .isEqualTo(
            """
            Access is broader: 1 new role, 2 newly allowed

            aiTrainingRole
              + the role itself
                  sts:AssumeRole (statement 2 of the trust policy)
                  e.g. sts:AssumeRole by arn:aws:iam::123456789012:role/example

            new role another: trusted by ec2.amazonaws.com; allows
              + arn:aws:s3:::models/a/*
                  s3:PutObject (statement 1 of more)
                  e.g. s3:PutObject on arn:aws:s3:::models/a/example
            """);
    assertThat(run("diff", now.toString(), old.toString()).out())
        .startsWith("Access is narrower: 1 removed role, 2 no longer allowed\n")
        .endsWith("\nrole another removed\n");
    assertThat(json.out())
        .startsWith("{\"broadened\":true,\"narrowed\":false,\"changes\":[{\"kind\":\"GRANTED\",")
        .contains(
            "\"role\":\"another\",\"action\":\"s3:PutObject\",\"resource\":\"arn:aws:s3:::models/a/*\"")
        .endsWith(
            "\"unknown\":[],\"assumptions\":{\"same_policies\":[],\"lifted_denials\":[]},\"format_version\":\"1.1\"}\n");
    assertThat(markdown.out())
        .startsWith("| role | change |")
        .contains("**newly allowed**")
        .contains("| `another` | **new role** | trusted by `ec2.amazonaws.com` |");
    assertThat(json.code()).isEqualTo(3);
  }

  @Test
  void diff_when_aPolicyOfABucketIsNew_saysWhatItAllowsAndThatItIsNoRole() throws IOException {
    Path old = Files.createDirectory(folder.resolve("old"));
    Path now = Files.createDirectory(folder.resolve("now"));
    String role =
        """
        {"resource": {"aws_iam_role": {"r": {"name": "r", "assume_role_policy":
          "{\\"Version\\": \\"2012-10-17\\", \\"Statement\\": [{\\"Effect\\": \\"Allow\\", \\"Principal\\": {\\"Service\\": \\"sagemaker.amazonaws.com\\"}, \\"Action\\": \\"sts:AssumeRole\\"}]}"}}%s}}
        """;
    String bucket =
        """
        , "aws_s3_bucket_policy": {"b": {"bucket": "data", "policy":
          "{\\"Version\\": \\"2012-10-17\\", \\"Statement\\": [{\\"Effect\\": \\"Allow\\", \\"Principal\\": \\"*\\", \\"Action\\": \\"s3:GetObject\\", \\"Resource\\": \\"arn:aws:s3:::data/*\\"}]}"}}
        """;
    Files.writeString(old.resolve("main.tf.json"), role.formatted(""));
    Files.writeString(now.resolve("main.tf.json"), role.formatted(bucket));

    Outcome added = run("diff", old.toString(), now.toString());
    Outcome markdown = run("diff", "--format", "markdown", old.toString(), now.toString());
    Outcome removed = run("diff", now.toString(), old.toString());

    assertThat(added.code()).isEqualTo(3);
    assertThat(added.out())
        .startsWith(
            """
            Access is broader: 1 new policy, 1 newly allowed

            new policy aws_s3_bucket_policy.b: allows
              + arn:aws:s3:::data/*
                  s3:GetObject (statement 1 of policy)
            """);
    assertThat(markdown.out())
        .contains("| `aws_s3_bucket_policy.b` | **new policy** |")
        .contains("| **newly allowed** | `s3:GetObject on arn:aws:s3:::data/*` |");
    assertThat(removed.out()).endsWith("\npolicy aws_s3_bucket_policy.b removed\n");
  }

  @Test
  void diff_when_anUnseenPolicyIsAdded_isNotKnown() throws IOException {
    String first = Files.readString(FIRST);
    Path old = write("old.yaml", first);
    Path now =
        write(
            "new.yaml",
            first + "    attached_policies: [\"arn:aws:iam::123456789012:policy/OrgBaseline\"]\n");

    Outcome diff = run("diff", old.toString(), now.toString());

    assertThat(diff.code()).isEqualTo(3);
    assertThat(diff.out())
        .isEqualTo(
            """
            Access may be broader: 1 not known

            aiTrainingRole
              ? the attached policy (arn:aws:iam::123456789012:policy/OrgBaseline) was
                added, and its document is not in the input
            """);
    assertThat(run("diff", now.toString(), now.toString()).code()).isZero();
  }

  // prove

  @ParameterizedTest
  @CsvSource({
    "s3:Delete* on *, 0, aiTrainingRole can never do s3:Delete* on *: proved for every possible request.",
    "s3:Get* on arn:aws:s3:::my-ai-data-bucket/secret/*, 3, aiTrainingRole can do s3:Get* on"
        + " arn:aws:s3:::my-ai-data-bucket/secret/*|    e.g. s3:GetObject on"
        + " arn:aws:s3:::my-ai-data-bucket/secret/example",
    "s3:GetObject on arn:aws:s3:::other/*, 0, aiTrainingRole can never do"
  })
  void prove_when_asked_provesOrShowsARequest(String never, int code, String says) {
    Outcome prove = run("prove", FIRST.toString(), "--never", never);

    assertThat(prove.out()).startsWith(says.replace('|', '\n'));
    assertThat(prove.code()).isEqualTo(code);
    String json = run("prove", FIRST.toString(), "--format=json", "--never", never).out();
    assertThat(json).contains(code == 0 ? "\"PROVED\"" : "\"COUNTER_EXAMPLE\"");
  }

  @ParameterizedTest
  @CsvSource({
    "nonsense, is not a valid description of access",
    "s3 on *, is not an action",
    "s3:GetObject on x, is not a resource",
    "s3:GetObject on * when x, is not a condition key with a value"
  })
  void prove_when_askedNonsense_saysWhatCanBeAsked(String never, String says) {
    Outcome prove = run("prove", FIRST.toString(), "--never", never);

    assertThat(prove.code()).isEqualTo(2);
    assertThat(prove.err()).contains(says);
  }

  // never and expect in a spec

  @Test
  void prove_when_theActionIsMisspelt_isRefusedUnlessItIsAccepted() {
    ProgramRun refused =
        ProgramRun.of("prove", "training-roles.yaml", "--never", "s3:PutObjekt on *");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err()).contains("'s3:PutObjekt'", "did you mean 's3:PutObject'?");

    ProgramRun accepted =
        ProgramRun.of(
            "prove",
            "training-roles.yaml",
            "--never",
            "s3:PutObjekt on *",
            "--accept-unknown",
            "s3:PutObjekt");
    assertThat(accepted.code()).isZero();
  }

  @Test
  void simulate_when_theActionMayBeNew_warnsWithTheDateOfTheData() {
    String[] command = {
      "simulate", "training-roles.yaml", "--resource", "arn:aws:s3:::my-ai-data-bucket", "--action"
    };
    ProgramRun slip = ProgramRun.of(append(command, "s3:ListBuckt"));
    assertThat(slip.code()).isEqualTo(2);
    assertThat(slip.err()).contains("did you mean 's3:ListBucket'?");

    ProgramRun unknown = ProgramRun.of(append(command, "s3:SummonDragon"));
    assertThat(unknown.code()).isZero();
    assertThat(unknown.err())
        .startsWith("warning: the action 's3:SummonDragon' is not in the reference data of 20");
  }

  private static String[] append(String[] command, String argument) {
    String[] whole = Arrays.copyOf(command, command.length + 1);
    whole[command.length] = argument;
    return whole;
  }

  @Test
  void synth_when_aPromiseIsBroken_writesNothingAndExitsWith3() throws IOException {
    Path spec = Path.of("src/test/resources/fixtures/spec/promises-broken.yaml");
    Path out = folder.resolve("out");

    Outcome synth = run("synth", spec.toString(), "-o", out.toString());

    assertThat(synth.code()).isEqualTo(3);
    assertThat(synth.err()).contains("[NEVER_BROKEN]", "error: the review found errors");
    assertThat(out).doesNotExist();
    assertThat(run("prove", spec.toString(), "--never", "s3:Put* on *").code()).isZero();
    Path kept =
        write(
            "kept.yaml",
            Files.readString(FIRST)
                + "    never: [\"s3:Put* on *\"]\n    expect: [deny s3:Put on *]\n");
    assertThat(run("synth", kept.toString(), "-o", out.toString()).code()).isZero();
  }

  // fit

  @Test
  void fit_when_theFirstRoleRunsAJob_saysWhatItLacks() {
    Outcome fit = run("fit", FIRST.toString(), "--job", JOB);

    assertThat(fit.code()).isEqualTo(3);
    assertThat(fit.out())
        .startsWith("aiTrainingRole does not fit: lacks 10, allows 1 more\n\nlacks\n  arn:")
        .contains("    s3:PutObject (OutputDataConfig.S3OutputPath)\n    e.g. s3:PutObject on arn:")
        .endsWith(
            """

            not needed by the job
              arn:aws:s3:::my-ai-data-bucket
              arn:aws:s3:::my-ai-data-bucket/*
                s3:GetObject, s3:ListBucket (statement 1 of aiTrainingPolicy)
                e.g. s3:GetObject on arn:aws:s3:::my-ai-data-bucket/example
            """);
    assertThat(run("fit", FIRST.toString(), "--job", JOB, "--format=json").out())
        .startsWith("{\"fits\":false,\"lacking\":[{\"action\":");
  }

  @Test
  void fit_when_theRoleRunsTheJob_saysThatItFits() throws IOException {
    Files.copy(Path.of(JOB), folder.resolve("job.json"));
    Path spec =
        write(
            "spec.yaml",
            "account: \"123456789012\"\nterraform: {region: eu-west-1}\n"
                + "roles: {r: {trusts: [sagemaker], runs: job.json}}\n");

    Outcome fit = run("fit", spec.toString(), "--job", JOB);

    assertThat(fit.out()).isEqualTo("r fits: it allows what the job needs, no more and no less.\n");
    assertThat(fit.code()).isZero();
    assertThat(run("synth", spec.toString(), "-o", folder.resolve("out").toString()).err())
        .contains("r fits its jobs: it allows what they need, no more and no less.");
  }

  @Test
  void fit_when_theJobIsNone_saysSo() {
    Outcome fit = run("fit", FIRST.toString(), "--job", FIRST.toString());

    assertThat(fit.code()).isEqualTo(2);
    assertThat(fit.err())
        .contains("this is a spec of Training Roles", "give the definition of a job");
    assertThat(run("fit", FIRST.toString(), "--job", "none.json").code()).isEqualTo(2);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static Outcome run(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            false);
    int code = TrainingRolesCommand.run(console, Map.of(), arguments);
    return new Outcome(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
