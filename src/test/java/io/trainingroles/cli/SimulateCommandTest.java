package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code simulate} as a user calls it: the decision, and why. */
final class SimulateCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SPEC =
      """
      roles:
        aiTrainingRole:
          trusts: [sagemaker]
          inline_policies:
            aiTrainingPolicy:
              - read: s3://my-ai-data-bucket
        writer:
          trusts: [sagemaker]
          inline_policies:
            data:
              - write: s3://my-ai-data-bucket/models
      """;
  private static final String POLICY =
      """
      {"Version": "2012-10-17", "Statement": [
        {"Sid": "Read", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::data/*",
         "Condition": {"StringEquals": {"aws:PrincipalTag/team": ["red", "blue"]}}},
        {"Effect": "Deny", "Action": "s3:*", "Resource": "arn:aws:s3:::data/secret/*"},
        {"Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*"}]}
      """;
  private static final String OBJECT = "arn:aws:s3:::my-ai-data-bucket/train/0.rec";

  @TempDir private Path folder;

  @Test
  void simulate_when_aRoleMay_saysWhichStatementAllowsIt() throws IOException {
    ProgramRun simulate =
        simulate(
            SPEC, "--role", "aiTrainingRole", "--action", "s3:GetObject", "--resource", OBJECT);
    assertThat(simulate.code()).isZero();
    assertThat(simulate.err()).isEmpty();
    assertThat(simulate.out())
        .isEqualTo(
            """
            aiTrainingRole is allowed s3:GetObject on arn:aws:s3:::my-ai-data-bucket/train/0.rec.
                Statement 1 of aiTrainingPolicy allows it.
            """);
  }

  @Test
  void simulate_when_aRoleMayNot_saysWhatDoesNotMatch() throws IOException {
    ProgramRun simulate =
        simulate(
            POLICY,
            "--action",
            "s3:GetObject",
            "--resource",
            "arn:aws:s3:::data/x",
            "--context",
            "aws:PrincipalTag/team=green");
    assertThat(simulate.code()).isZero();
    assertThat(simulate.out())
        .isEqualTo(
            """
            input is not allowed s3:GetObject on arn:aws:s3:::data/x.
                No identity policy allows it.
                Statement Read of input requires StringEquals aws:PrincipalTag/team red, blue, and the request has 'green'.
                Statement 3 of input applies to other actions (kms:Decrypt).
            """);
  }

  @Test
  void simulate_when_denied_saysWhichStatementDenies() throws IOException {
    ProgramRun simulate =
        simulate(POLICY, "--action", "s3:GetObject", "--resource", "arn:aws:s3:::data/secret/x");
    assertThat(simulate.out()).endsWith("    Statement 2 of input denies it.\n");
  }

  @Test
  void simulate_when_theRoleIsNotNamed_decidesForEach() throws IOException {
    ProgramRun simulate = simulate(SPEC, "--action", "s3:PutObject", "--resource", OBJECT);
    assertThat(simulate.out().lines().filter(line -> !line.startsWith(" ")))
        .containsExactly(
            "aiTrainingRole is not allowed s3:PutObject on " + OBJECT + ".",
            "writer is not allowed s3:PutObject on " + OBJECT + ".");
  }

  @ParameterizedTest
  @CsvSource({
    "s3:GetObject, allow, 0",
    "s3:GetObject, deny, 3",
    "s3:DeleteObject, allow, 3",
    "s3:DeleteObject, deny, 0"
  })
  void simulate_when_expected_exitsByTheDecision(String action, String expected, int code)
      throws IOException {
    String[] arguments = {
      "--role", "aiTrainingRole", "--action", action, "--resource", OBJECT, "--expect", expected
    };
    assertThat(simulate(SPEC, arguments).code()).isEqualTo(code);
  }

  @Test
  void simulate_when_oneOfSeveralRolesIsNotAsExpected_exitsWith3() throws IOException {
    assertThat(
            simulate(SPEC, "--action", "s3:GetObject", "--resource", OBJECT, "--expect", "allow")
                .code())
        .isEqualTo(3);
  }

  @Test
  void simulate_when_json_isOneLineForEachRole() throws IOException {
    ProgramRun simulate =
        simulate(SPEC, "--action", "s3:GetObject", "--resource", OBJECT, "--format", "json");
    assertThat(simulate.out().lines()).hasSize(2);
    JsonNode first = JSON.readTree(simulate.out().lines().findFirst().orElseThrow());
    assertThat(first.toString())
        .isEqualTo(
            "{\"role\":\"aiTrainingRole\",\"decision\":\"ALLOWED\","
                + "\"because\":[\"Statement 1 of aiTrainingPolicy allows it.\"],\"format_version\":\"1.0\"}");
  }

  @Test
  void simulate_when_aKeyIsGivenTwice_hasSeveralValues() throws IOException {
    String policy =
        POLICY.replace(
            "\"StringEquals\": {\"aws:PrincipalTag/team\"",
            "\"ForAllValues:StringEquals\": {\"aws:TagKeys\"");
    String[] arguments = {
      "--action", "s3:GetObject", "--resource", "arn:aws:s3:::data/x", "--expect", "allow"
    };
    assertThat(simulate(policy, with(arguments, "aws:TagKeys=red", "aws:TagKeys=blue")).code())
        .isZero();
    assertThat(simulate(policy, with(arguments, "aws:TagKeys=red", "aws:TagKeys=x=y")).code())
        .isEqualTo(3);
  }

  @Test
  void simulate_when_textIsHostile_showsItHarmlessly() throws IOException {
    ProgramRun simulate =
        simulate(POLICY, "--action", "s3:GetObject", "--resource", "arn:aws:s3:::\u001B[31mx");
    assertThat(simulate.out()).doesNotContain("\u001B").contains("\\u{1b}[31mx");
  }

  private static String[] with(String[] arguments, String... context) {
    var all = new ArrayList<String>(List.of(arguments));
    for (String pair : context) {
      all.add("--context");
      all.add(pair);
    }
    return all.toArray(String[]::new);
  }

  private ProgramRun simulate(String input, String... arguments) throws IOException {
    Path file = Files.writeString(folder.resolve("input"), input);
    var all = new ArrayList<String>(List.of("simulate", file.toString()));
    all.addAll(List.of(arguments));
    ProgramRun run = ProgramRun.of(all.toArray(String[]::new));
    return new ProgramRun(run.code(), run.out(), run.err().replace(file.toString(), "input"));
  }
}
