package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trainingroles.cli.console.Console;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command as a user runs it, in this process, with its streams captured. */
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

  private record Outcome(int code, String out, String err) {}

  @Test
  void simulate_when_aRoleMay_saysWhichStatementAllowsIt() throws IOException {
    Outcome simulate =
        simulate(
            SPEC, "--role", "aiTrainingRole", "--action", "s3:GetObject", "--resource", OBJECT);
    assertThat(simulate.code()).isZero();
    assertThat(simulate.err()).isEmpty();
    assertThat(simulate.out())
        .isEqualTo(
            """
            aiTrainingRole may do s3:GetObject on arn:aws:s3:::my-ai-data-bucket/train/0.rec.
                Statement 1 of aiTrainingPolicy allows it.
            """);
  }

  @Test
  void simulate_when_aRoleMayNot_saysWhatDoesNotMatch() throws IOException {
    Outcome simulate =
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
            input may not do s3:GetObject on arn:aws:s3:::data/x.
                No identity policy allows it.
                Statement Read of input asks for StringEquals aws:PrincipalTag/team red, blue, and the request has 'green'.
                Statement 3 of input is about other actions (kms:Decrypt).
            """);
  }

  @Test
  void simulate_when_denied_saysWhichStatementDenies() throws IOException {
    Outcome simulate =
        simulate(POLICY, "--action", "s3:GetObject", "--resource", "arn:aws:s3:::data/secret/x");
    assertThat(simulate.out()).endsWith("    Statement 2 of input denies it.\n");
  }

  @Test
  void simulate_when_theRoleIsNotNamed_decidesForEach() throws IOException {
    Outcome simulate = simulate(SPEC, "--action", "s3:PutObject", "--resource", OBJECT);
    assertThat(simulate.out().lines().filter(line -> !line.startsWith(" ")))
        .containsExactly(
            "aiTrainingRole may not do s3:PutObject on " + OBJECT + ".",
            "writer may not do s3:PutObject on " + OBJECT + ".");
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
    Outcome simulate =
        simulate(SPEC, "--action", "s3:GetObject", "--resource", OBJECT, "--format", "json");
    assertThat(simulate.out().lines()).hasSize(2);
    JsonNode first = JSON.readTree(simulate.out().lines().findFirst().orElseThrow());
    assertThat(first.toString())
        .isEqualTo(
            "{\"role\":\"aiTrainingRole\",\"decision\":\"ALLOWED\","
                + "\"because\":[\"Statement 1 of aiTrainingPolicy allows it.\"],\"format_version\":\"1.0\"}");
  }

  @Test
  void simulate_when_theKeyPolicyIsNotThere_takesItForGrantedAndSaysSo() throws IOException {
    Outcome simulate =
        simulate(
            POLICY,
            "--action",
            "kms:Decrypt",
            "--resource",
            "arn:aws:kms:eu-west-1:999999999999:key/1");
    assertThat(simulate.out())
        .contains("input may do kms:Decrypt")
        .contains("Statement 1 of the resource policy (taken for granted) allows it.");
  }

  @Test
  void simulate_when_aPolicyIsOnlyNamed_isNotKnownUnlessDenied() throws IOException {
    String spec =
        SPEC.replace(
            "  writer:", "    attached_policies: [\"arn:aws:iam::aws:policy/Some\"]\n  writer:");
    for (String action : new String[] {"s3:GetObject", "s3:DeleteObject"}) {
      Outcome simulate =
          simulate(
              spec,
              "--role",
              "aiTrainingRole",
              "--action",
              action,
              "--resource",
              OBJECT,
              "--expect",
              action.equals("s3:GetObject") ? "allow" : "deny");
      assertThat(simulate.code()).isEqualTo(3);
      assertThat(simulate.out())
          .contains("may or may not do " + action)
          .contains("the attached policy, which is not known yet (arn:aws:iam::aws:policy/Some)");
    }
  }

  @Test
  void simulate_when_aResourceIsAVariable_isNotKnown() throws IOException {
    Outcome simulate =
        simulate(
            """
            terraform: {variables: {data: {type: bucket}}}
            roles:
              r:
                trusts: [sagemaker]
                inline_policies: {p: [{read: {reference: "s3://${var.data}"}}]}
            """,
            "--action",
            "s3:GetObject",
            "--resource",
            OBJECT,
            "--expect",
            "deny");
    assertThat(simulate.code()).isEqualTo(3);
    assertThat(simulate.out()).contains("a statement of 'p' with a Terraform variable", "var.data");
  }

  @Test
  void simulate_when_onlyTheBoundaryIsNotThere_aDenialStands() throws IOException {
    String spec =
        SPEC.replace(
            "  writer:",
            "    permissions_boundary: \"arn:aws:iam::123456789012:policy/Edge\"\n  writer:");
    assertThat(decision(spec, "s3:DeleteObject")).isEqualTo("IMPLICIT_DENY");
    assertThat(decision(spec, "s3:GetObject")).isEqualTo("INDETERMINATE");
  }

  private String decision(String spec, String action) throws IOException {
    String[] arguments = {
      "--role", "aiTrainingRole", "--action", action, "--resource", OBJECT, "--format", "json"
    };
    return JSON.readTree(simulate(spec, arguments).out()).get("decision").asText();
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

  private static String[] with(String[] arguments, String... context) {
    var all = new ArrayList<String>(List.of(arguments));
    for (String pair : context) {
      all.add("--context");
      all.add(pair);
    }
    return all.toArray(String[]::new);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--action s3:GetObject",
        "--resource arn:aws:s3:::x",
        "--action s3:* --resource arn:aws:s3:::x",
        "--action s3:GetObject --resource bucket",
        "--action s3:GetObject --resource arn:aws:s3:::x --context novalue",
        "--action s3:GetObject --resource arn:aws:s3:::x --context a=1 --context A=2",
        "--action s3:GetObject --resource arn:aws:s3:::x --role nobody",
        "--action s3:GetObject --resource arn:aws:s3:::x --expect maybe",
        "--requests x.jsonl",
        "--action s3:GetObject --resource arn:aws:s3:::x --format yaml"
      })
  void simulate_when_calledWrongly_saysSo(String arguments) throws IOException {
    Outcome simulate = simulate(SPEC, arguments.split(" "));
    assertThat(simulate.code()).isEqualTo(2);
    assertThat(simulate.out()).isEmpty();
    assertThat(simulate.err()).startsWith("error: ").doesNotContain("defect");
  }

  @Test
  void simulate_when_thePolicyIsMalformed_saysWhere() throws IOException {
    Outcome simulate =
        simulate(
            POLICY.replace("\"Sid\"", "\"Sed\""),
            "--action",
            "s3:GetObject",
            "--resource",
            "arn:aws:s3:::x");
    assertThat(simulate.code()).isEqualTo(2);
    assertThat(simulate.err())
        .contains("input:2:4: error: $.Statement[0].Sed: 'Sed' is not an element")
        .contains("[MALFORMED_POLICY]");
  }

  @Test
  void simulate_when_theOperatorIsNone_saysSo() throws IOException {
    Outcome simulate =
        simulate(
            POLICY.replace("StringEquals", "StringIs"),
            "--action",
            "s3:GetObject",
            "--resource",
            "arn:aws:s3:::x");
    assertThat(simulate.code()).isEqualTo(2);
    assertThat(simulate.err()).contains("there is no condition operator 'StringIs'");
  }

  @Test
  void requests_when_read_getALineEachInOrder() {
    Outcome simulate =
        requests(
            """
            {"action":"s3:GetObject","resource":"arn:aws:s3:::b/k","policies":[{"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}]}
            {"action":"s3:GetObject","resource":"arn:aws:s3:::b/k","policies":[{"Statement":[{"Effect":"Deny","Action":"s3:*","Resource":"*"}]}]}
            {"action":"s3:GetObject","resource":"arn:aws:s3:::b/k"}
            {"action":"s3:GetObject","resource":"arn:aws:s3:::b/k","policies":[{"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":true}}}}],"context":{"aws:SecureTransport":null}}
            """);
    assertThat(simulate.code()).isZero();
    assertThat(simulate.err()).isEmpty();
    assertThat(simulate.out().lines().map(SimulateCommandTest::word))
        .containsExactly("ALLOWED", "EXPLICIT_DENY", "IMPLICIT_DENY", "INDETERMINATE");
  }

  @Test
  void requests_when_oneCannotBeRead_getsAnErrorInItsPlaceAndExitCode2() {
    Outcome simulate =
        requests(
            """
            {"action":"s3:GetObject","resource":"arn:aws:s3:::b/k"}
            {"action":
            {"resource":"*"}
            {"action":"s3:Get*","resource":"*"}
            []

            {"action":"s3:GetObject","resource":"*","polices":[]}
            {"action":"s3:GetObject","resource":"*","policies":[{"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"StringIs":{"a":"b"}}}]}]}
            {"action":"s3:GetObject","resource":"*","policies":[{"Statement":[{"Effect":"Allow","Action":"s3:*"}]}]}
            {"action":"s3:GetObject","resource":"*","policies":[{"Statement":[{"Efect":"Allow"}]}]}
            {"action":"s3:GetObject","resource":"*","principal":"somebody"}
            {"action":"s3:GetObject","resource":"*","action":"s3:PutObject"}
            {"action":"s3:GetObject","resource":"*"} {}
            {"action":"s3:GetObject","resource":"*","context":{"a":{"b":"c"}}}
            {"action":"s3:GetObject","resource":"*","resource_account":"12"}
            {"action":"s3:GetObject","resource":"*"}""");
    assertThat(simulate.code()).isEqualTo(2);
    assertThat(simulate.out().lines().map(SimulateCommandTest::word))
        .containsExactly(
            "IMPLICIT_DENY",
            "error",
            "error",
            "error",
            "error",
            "error",
            "error",
            "error",
            "error",
            "error",
            "error",
            "error",
            "error",
            "error",
            "error",
            "IMPLICIT_DENY");
    assertThat(simulate.out())
        .contains("$.policies[0].Statement[0].Efect: 'Efect' is not an element");
  }

  @Test
  void requests_when_notUtf8_areRefusedLineByLine() {
    byte[] lines =
        "x\n{\"action\":\"s3:GetObject\",\"resource\":\"*\"}\n".getBytes(StandardCharsets.UTF_8);
    lines[0] = (byte) 0xFF;
    Outcome simulate = run(new ByteArrayInputStream(lines), "simulate", "--requests", "-");
    assertThat(simulate.code()).isEqualTo(2);
    assertThat(simulate.out().lines().map(SimulateCommandTest::word))
        .containsExactly("error", "IMPLICIT_DENY");
  }

  @Test
  void requests_when_inAFile_areReadFromIt() throws IOException {
    Path file = folder.resolve("requests.jsonl");
    Files.writeString(file, "{\"action\":\"s3:GetObject\",\"resource\":\"*\"}\n");
    Outcome simulate =
        run(InputStream.nullInputStream(), "simulate", "--requests", file.toString());
    assertThat(simulate.code()).isZero();
    assertThat(simulate.out()).startsWith("{\"decision\":\"IMPLICIT_DENY\",\"because\":[");
    Outcome missing = run(InputStream.nullInputStream(), "simulate", "--requests", file + "x");
    assertThat(missing.code()).isEqualTo(2);
    assertThat(missing.err()).contains("there is no file");
  }

  @Test
  void simulate_when_textIsHostile_showsItHarmlessly() throws IOException {
    Outcome simulate =
        simulate(POLICY, "--action", "s3:GetObject", "--resource", "arn:aws:s3:::\u001B[31mx");
    assertThat(simulate.out()).doesNotContain("\u001B").contains("\\u{1b}[31mx");
  }

  private static String word(String line) {
    try {
      JsonNode json = JSON.readTree(line);
      if (json.has("error")) {
        assertThat(json.get("error").asText()).isNotBlank();
        return "error";
      }
      assertThat(json.get("because")).isNotEmpty();
      return json.get("decision").asText();
    } catch (IOException broken) {
      throw new AssertionError(line, broken);
    }
  }

  private Outcome simulate(String input, String... arguments) throws IOException {
    Path file = folder.resolve("input");
    Files.writeString(file, input);
    var all = new ArrayList<String>(List.of("simulate", file.toString()));
    all.addAll(List.of(arguments));
    Outcome outcome = run(InputStream.nullInputStream(), all.toArray(String[]::new));
    return new Outcome(
        outcome.code(), outcome.out(), outcome.err().replace(file.toString(), "input"));
  }

  private static Outcome requests(String lines) {
    return run(
        new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)),
        "simulate",
        "--requests",
        "-");
  }

  private static Outcome run(InputStream input, String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var console = new Console(stream(out), stream(err), false, false);
    InputStream before = System.in;
    System.setIn(input);
    try {
      int code = TrainingRolesCommand.run(console, Map.of(), arguments);
      console.out().flush();
      return new Outcome(
          code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    } finally {
      System.setIn(before);
    }
  }

  private static PrintStream stream(OutputStream target) {
    return new PrintStream(target, true, StandardCharsets.UTF_8);
  }
}
