package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.input.JudgedRole;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The inputs that the commands take beside a spec, as a user gives them. */
final class InputCommandsTest {
  private static final String SPEC = "training-roles.yaml";
  private static final Path PLANS = Path.of("src/test/resources/fixtures/input/plan");
  private static final String TRUST =
      """
      {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "sts:AssumeRole",
       "Principal": {"Service": "%s"}}}
      """;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Console console =
      new Console(
          new PrintStream(out, true, StandardCharsets.UTF_8),
          new PrintStream(err, true, StandardCharsets.UTF_8),
          false,
          false);

  @TempDir private Path folder;

  @Test
  void diff_when_ofASpecAndTheFolderThatSynthWrites_isNoChange() throws IOException {
    assertThat(run("synth", SPEC, "-o", folder.toString())).isZero();

    assertThat(run("diff", SPEC, folder.toString())).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("No change");

    Files.writeString(folder.resolve("more.tf"), "# anything\n");
    assertThat(run("diff", SPEC, folder.toString())).isEqualTo(3);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("what more.tf says (HCL; give a plan)");
  }

  @Test
  void diff_when_ofTrustPolicies_saysWhoMayNewlyAssumeTheRole() throws IOException {
    Path old =
        Files.writeString(folder.resolve("old.json"), TRUST.replace("%s", "ec2.amazonaws.com"));
    Path now =
        Files.writeString(folder.resolve("new.json"), TRUST.replace("%s", "ecs.amazonaws.com"));

    assertThat(run("diff", "--type=trust", old.toString(), now.toString())).isEqualTo(3);

    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("+ new.json: newly allowed: sts:AssumeRole")
        .contains("- new.json: no longer");
    assertThat(run("diff", "--type=trust", now.toString(), now.toString())).isZero();
    assertThat(run("prove", "--type=trust", now.toString(), "--never=s3:* on *")).isEqualTo(2);
    assertThat(run("diff", "--type=boundary", SPEC, SPEC)).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("'diff' compares it", "--type says what a policy document is")
        .doesNotContain("defect");
  }

  @Test
  void read_when_fromStandardInput_readsSpecsAndPlans() throws Exception {
    for (Path file :
        List.of(Path.of(SPEC), PLANS.resolve("modules-for-each-and-unknown-values.json"))) {
      var input = new ByteArrayInputStream(Files.readAllBytes(file));
      List<JudgedRole> piped = new InputRoles(console, input, null).read("-").orElseThrow();
      List<JudgedRole> opened =
          new InputRoles(console, new ByteArrayInputStream(new byte[0]), null)
              .read(file.toString())
              .orElseThrow();
      assertThat(piped)
          .isNotEmpty()
          .usingRecursiveComparison()
          .ignoringFieldsMatchingRegexes(".*source", ".*place")
          .isEqualTo(opened);
    }
  }

  @Test
  void read_when_documentsAreMalformed_showsAllOfThemAndExitsWith2() {
    String plan = PLANS.resolve("malformed-documents.json").toString();

    assertThat(run("prove", plan, "--never=s3:* on *")).isEqualTo(2);

    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("aws_iam_role.a.assume_role_policy, $.Statement[0]")
        .contains("aws_iam_role_policy.p.policy, $.Statement[0].Condition.Bool.aws:SecureTransport")
        .contains("aws_iam_policy.q.policy: this is not JSON");
    assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void prove_when_theInputHasNoRole_provesNothing() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty.json"), "{\"format_version\": \"1.0\"}");

    assertThat(run("prove", empty.toString(), "--never=s3:* on *")).isEqualTo(2);
    assertThat(run("prove", folder.toString(), "--never=s3:* on *")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("the input has no role", "the folder has no file *.tf.json");
  }

  private int run(String... arguments) {
    out.reset();
    return TrainingRolesCommand.run(console, Map.of(), arguments);
  }
}
