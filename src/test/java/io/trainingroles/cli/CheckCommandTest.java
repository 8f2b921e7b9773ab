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
import org.junit.jupiter.params.provider.ValueSource;

/** {@code check} as a user calls it. */
final class CheckCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FIRST = "training-roles.yaml";
  private static final String FIXTURES = "src/test/resources/fixtures/input/";

  /** A role with a statement of one's own, and room for what it accepts. */
  private static final String SPEC =
      """
      account: "123456789012"
      terraform: {region: eu-west-1}
      roles:
        visionTraining:
          trusts: [{service: sagemaker, jobs: training-job/v*}]
          inline_policies:
            data:
              - allow: {actions: [%s], resources: ["%s"], because: nothing else has it}
      """;

  private static final String WIDE =
      """
      {"Version": "2012-10-17", "Statement": [{
        "Effect": "Allow",
        "Action": "s3:*",
        "Resource": "arn:aws:s3:::vision-data/*"}]}
      """;

  private static final String ANYONE =
      """
      {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "*"},
        "Action": "sts:AssumeRole"}]}
      """;

  @TempDir private Path folder;

  // What is read

  @ParameterizedTest
  @CsvSource({
    "aws_s3_bucket_policy, s3:GetObject, true",
    "aws_kms_key_policy, kms:Decrypt, true",
    "aws_sqs_queue_policy, sqs:SendMessage, true",
    "aws_secretsmanager_secret_policy, secretsmanager:GetSecretValue, true",
    "aws_vpc_endpoint_policy, s3:GetObject, false",
  })
  void check_when_aStateHasAPolicyForEveryone_saysSoOfThoseThatGrant(
      String type, String action, boolean isPublic) throws IOException {
    String document =
        "{\\\"Version\\\":\\\"2012-10-17\\\",\\\"Statement\\\":[{\\\"Effect\\\":\\\"Allow\\\",\\\"Principal\\\":\\\"*\\\","
            + "\\\"Action\\\":\\\"%s\\\",\\\"Resource\\\":\\\"*\\\"}]}";
    String state =
        write(
            "state.json",
            """
            {"format_version": "1.0", "terraform_version": "1.11.4", "values": {"root_module": {"resources": [
              {"address": "%1$s.p", "mode": "managed", "type": "%1$s", "name": "p", "values": {"policy": "%2$s"}}]}}}
            """
                .formatted(type, document.formatted(action)));

    ProgramRun check = ProgramRun.of("check", state);

    assertThat(check.out().contains("security warning [RESOURCE_PUBLIC]")).isEqualTo(isPublic);
    assertThat(check.code()).as(check.err()).isEqualTo(isPublic ? 3 : 0);
  }

  @Test
  void check_when_theInputIsHcl_saysWhatToGive() throws IOException {
    Path file = Files.writeString(folder.resolve("main.tf"), "# ours\nmodule \"m\" {\n}\n");
    ProgramRun named = ProgramRun.of("check", file.toString());
    ProgramRun piped = ProgramRun.withInput(Files.readString(file), "check", "-");

    assertThat(named.code()).isEqualTo(2);
    assertThat(named.err()).contains("HCL", "terraform show -json plan > plan.json");
    assertThat(piped.err()).contains("HCL");
  }

  @Test
  void check_when_theFirstRole_isFine() {
    ProgramRun check = ProgramRun.of("check", FIRST);

    assertThat(check.code()).isZero();
    assertThat(check.err()).isEmpty();
    assertThat(check.out())
        .contains("1 warning, 1 suggestion in 1 role\n")
        .doesNotContain("error", "security");
  }

  @Test
  void check_when_ofASpec_saysLineAndColumn() throws IOException {
    String spec = write("spec.yaml", spec("\"s3:*\"", "arn:aws:s3:::vision-data/*"));

    JsonNode found = finding("SERVICE_WILDCARD", "check", spec, "--format=json");

    assertThat(found.at("/role").asText()).isEqualTo("visionTraining");
    assertThat(found.at("/on").asText()).isEqualTo("data: s3:*");
    assertThat(found.at("/location").toString())
        .isEqualTo("{\"source\":\"" + spec + "\",\"line\":8,\"column\":11}");
    assertThat(ProgramRun.of("check", spec).out())
        .contains(
            "== visionTraining: ",
            "data (" + spec + ":8:11)\n  8 |         - allow: {actions: [\"s3:*\"]")
        .contains("security warning [SERVICE_WILDCARD]\n    's3:*' allows every")
        .contains("    on: data: s3:*\n");
  }

  @Test
  void check_when_aRoleRunsAJob_saysWhatTheJobNeeds() throws IOException {
    Files.copy(
        Path.of("examples/from-a-job/jobs/segmentation.json"), folder.resolve("segmentation.json"));
    String spec =
        write(
            "spec.yaml",
            """
            account: "123456789012"
            roles:
              v: {trusts: [sagemaker], runs: segmentation.json}
            """);

    ProgramRun check = ProgramRun.of("check", spec, "--format=json", "--fail-on=error");

    assertThat(check.code()).as(check.err() + check.out()).isZero();
    assertThat(JSON.readTree(check.out()).at("/findings")).isNotEmpty();
    assertThat(codes(check)).contains("CONFUSED_DEPUTY");
  }

  @Test
  void check_when_ofTerraform_saysTheAddressAndThePath() throws IOException {
    String spec = write("spec.yaml", spec("\"s3:*\"", "arn:aws:s3:::vision-data/*"));
    Path terraform = folder.resolve("terraform.out");
    assertThat(ProgramRun.of("synth", spec, "-o", terraform.toString()).code()).isZero();

    for (Path input : List.of(terraform, terraform.resolve("main.tf.json"))) {
      JsonNode found = finding("SERVICE_WILDCARD", "check", input.toString(), "--format=json");
      assertThat(found.at("/location/address").asText())
          .startsWith("aws_iam_role_policy.")
          .endsWith(".policy");
      assertThat(found.at("/location/path").asText()).startsWith("$.Statement[0].Action");
      assertThat(found.at("/location/source").asText()).endsWith("main.tf.json");
      assertThat(found.at("/location/line").asInt()).isPositive();
    }
    assertThat(codes(ProgramRun.of("check", "--format=json", terraform.toString())))
        .containsExactlyInAnyOrderElementsOf(codes(ProgramRun.of("check", "--format=json", spec)));
  }

  @ParameterizedTest
  @CsvSource({
    "plan/modules-for-each-and-unknown-values.json, aws_iam_role",
    "plan/expressions-that-may-be-anything.json, aws_iam_role",
    "state/attachments-boundary-and-data.json, aws_iam_role",
    "account/encoded-and-decoded.json, "
  })
  void check_when_ofAPlanAStateOrAnAccount_saysTheAddress(String file, String address)
      throws IOException {
    ProgramRun check = ProgramRun.of("check", "--format=json", FIXTURES + file);

    assertThat(check.code()).as(check.err()).isIn(0, 3);
    List<String> owners = new ArrayList<>();
    JSON.readTree(check.out())
        .at("/findings")
        .forEach(found -> owners.add(found.at("/location/address").asText()));
    assertThat(owners)
        .isNotEmpty()
        .anyMatch(owner -> owner.contains(address == null ? "" : address));
    assertThat(codes(check)).contains("POLICY_NOT_SEEN");
  }

  @ParameterizedTest
  @CsvSource({"identity, SERVICE_WILDCARD", "boundary, ", "resource, ", "trust, ANYONE_TRUSTED"})
  void check_when_aDocumentStandsAlone_isJudgedAsWhatItIs(String type, String code)
      throws IOException {
    String document = write("d.json", type.equals("trust") ? ANYONE : WIDE);

    ProgramRun check = ProgramRun.of("check", "--type", type, document, "--format=json");

    if (code == null) {
      assertThat(codes(check)).doesNotContain("SERVICE_WILDCARD");
    } else {
      assertThat(codes(check)).contains(code);
      assertThat(check.code()).isEqualTo(3);
    }
  }

  @Test
  void check_when_severalInputs_saysWhichIsWhich() throws IOException {
    String one = write("one.json", WIDE);
    String two = write("two.json", WIDE.replace("s3:*", "s3:GetObjekt"));
    String fine = write("fine.json", WIDE.replace("s3:*", "s3:GetObject"));

    ProgramRun check = ProgramRun.of("check", one, two, fine);

    assertThat(check.out())
        .contains("== one.json: ", "statement 1 of one.json (" + one + ":1:41)")
        .contains("== two.json: ", "statement 1 of two.json (" + two + ":1:41)")
        .contains("  |   \"Action\": \"s3:GetObjekt\"")
        .doesNotContain("== fine.json")
        .contains(" in 3 policies\n");
  }

  @Test
  void check_when_fromTheStandardInput_isThatOfTheFile() throws IOException {
    String spec = spec("\"s3:*\"", "arn:aws:s3:::vision-data/*");
    String file = write("spec.yaml", spec);

    ProgramRun check = ProgramRun.withInput(spec, "check", "-");

    assertThat(check.code()).isEqualTo(3);
    assertThat(check.out()).isEqualTo(ProgramRun.of("check", file).out().replace(file, "-"));
    assertThat(codes(ProgramRun.withInput(WIDE, "check", "-", "--format=json")))
        .contains("SERVICE_WILDCARD");
  }

  // How it ends

  @ParameterizedTest
  @CsvSource({"error, 0", "security_warning, 3", "warning, 3", "suggestion, 3"})
  void check_when_theWorstIsASecurityWarning_failsFromThereOn(String level, int code)
      throws IOException {
    String document = write("d.json", WIDE);

    assertThat(ProgramRun.of("check", document, "--fail-on", level).code()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          plan/policies-of-users-and-groups.json         | 1 user, 1 group              | group devs
          plan/policy-of-a-role-known-after-apply.json   | 1 role, 1 policy             | aws_iam_role_policy.extra["a"]
          state/policy-attached-to-nothing.json          | 1 policy                     | aws_iam_policy.p
          account/users-and-groups.json                  | 1 user, 1 group; 1 policy not judged | user u
          """)
  void check_when_aPolicyIsOfNoRole_judgesItUnderItsOwnAddress(
      String file, String counted, String name) {
    ProgramRun check = ProgramRun.of("check", FIXTURES + file);

    assertThat(check.code()).isEqualTo(3);
    assertThat(check.out()).contains("== " + name + ": ", "[FULL_ADMIN]", " in " + counted + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"missing.yaml", "", "a\u0000b", "roles: {", "[1]", "{}"})
  void check_when_anInputIsWrong_exitsWith2AndPrintsNoReview(String input) throws IOException {
    String name =
        input.contains(": ") || input.startsWith("[") || input.startsWith("{")
            ? write("wrong.yaml", input)
            : input;

    ProgramRun check = ProgramRun.of("check", FIRST, name);

    assertThat(check.code()).isEqualTo(2);
    assertThat(check.out()).isEmpty();
    assertThat(check.err()).isNotEmpty().doesNotContain("defect");
  }

  @Test
  void check_when_severalInputsAreWrong_saysSoOfAll() throws IOException {
    ProgramRun check = ProgramRun.of("check", "one.yaml", FIRST, write("two.json", "{\"a\": "));

    assertThat(check.code()).isEqualTo(2);
    assertThat(check.err()).contains("one.yaml: error", "two.json");
  }

  // Hostile texts

  @ParameterizedTest
  @ValueSource(strings = {"text", "json", "sarif", "junit", "markdown"})
  void check_when_textsAreHostile_theyStayTexts(String format) throws IOException {
    String evil =
        "\\u001b[31m\\u202e</script><img src=x>|``\\\\|\\n\\u2028## x " + "x".repeat(9_000);
    String document =
        write(
            "evil<b>|x.json",
            """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::%s"},
              {"Effect": "Allow", "Action": "s3:getobject", "Resource": "*",
               "Condition": {"%s": {"%s": "%s"}, "DateEquals": {"s3:prefix": "%s"}}}]}
            """
                .replace("%s", evil));

    ProgramRun check = ProgramRun.of("check", document, "--format", format);

    assertThat(check.code()).as(check.err()).isEqualTo(3);
    assertThat(check.out()).doesNotContain("\u001b", "\n## x");
    if (!format.equals("json") && !format.equals("sarif")) {
      assertThat(check.out()).doesNotContain("\u202e");
    }
    if (format.equals("markdown")) {
      check.out().lines().skip(2).forEach(line -> assertThat(CheckFormats.cells(line)).hasSize(5));
    }
    if (format.equals("junit")) {
      assertThat(check.out()).doesNotContain("</script>", "<img");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"SUGGESTION", "suggestion", "Suggestion"})
  void check_when_theTypeIsInAnotherCase_failsOnIt(String type) throws IOException {
    String spec = write("spec.yaml", spec("s3:getobject", "arn:aws:s3:::vision-data/*"));

    assertThat(ProgramRun.of("check", spec, "--fail-on", type).code()).isEqualTo(3);
  }

  // synth and plan

  @ParameterizedTest
  @ValueSource(strings = {"synth", "plan"})
  void synthAndPlan_when_thereIsAnError_writeNothing(String command) throws IOException {
    String spec = write("spec.yaml", spec("\"s3:NoSuchThing\"", "*"));
    Path output = folder.resolve("out");

    ProgramRun run = ProgramRun.of(command, spec, "-o", output.toString());

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("UNKNOWN_ACTION", "training-roles check " + spec);
    assertThat(output).doesNotExist();
    try (var left = Files.list(folder)) {
      assertThat(left).hasSize(1);
    }
  }

  @Test
  void synth_when_lessIsFound_goesOnAndSaysNothingOfIt() throws IOException {
    String spec = write("spec.yaml", spec("s3:getobject", "arn:aws:s3:::vision-data/*"));
    Path output = folder.resolve("out");

    ProgramRun run = ProgramRun.of("synth", spec, "-o", output.toString());

    assertThat(run.code()).isZero();
    assertThat(run.err().lines()).singleElement().asString().startsWith("Wrote ");
    assertThat(output).isDirectory();
  }

  @Test
  void synth_when_aRoleIsTooWide_showsItAndGoesOn() throws IOException {
    String spec = write("spec.yaml", spec("\"s3:*\"", "arn:aws:s3:::vision-data/*"));

    ProgramRun run = ProgramRun.of("synth", spec, "--stdout");

    assertThat(run.code()).isZero();
    assertThat(run.err()).contains("security warning", "[SERVICE_WILDCARD]");
    assertThat(run.out()).contains("s3:*");
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static String spec(String actions, String resource) {
    return SPEC.formatted(actions, resource);
  }

  private static List<String> codes(ProgramRun check) throws IOException {
    var codes = new ArrayList<String>();
    JSON.readTree(check.out())
        .at("/findings")
        .forEach(found -> codes.add(found.at("/code").asText()));
    return codes;
  }

  private static JsonNode finding(String code, String... arguments) throws IOException {
    ProgramRun check = ProgramRun.of(arguments);
    assertThat(check.code()).as(check.err()).isEqualTo(3);
    var found = new ArrayList<JsonNode>();
    for (JsonNode one : JSON.readTree(check.out()).at("/findings")) {
      if (one.at("/code").asText().equals(code)) {
        found.add(one);
      }
    }
    assertThat(found).as(check.out()).hasSize(1);
    return found.get(0);
  }
}
