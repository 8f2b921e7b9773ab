package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code check --fix} writes. */
final class CheckFixTest {
  private static final ObjectMapper JSON = new ObjectMapper();

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

  @TempDir private Path folder;

  @Test
  void fix_when_aValueCanBeFixed_changesItAndNothingElse() throws IOException {
    String text =
        "\uFEFF"
            + spec("\"s3:getobject\", 's3:PUTOBJECT', s3:listbucket  ", "*")
                .replace("\n", "   # äöü 😀\r\n");
    Path spec = folder.resolve("spec.yaml");
    Files.writeString(spec, text);

    ProgramRun check = ProgramRun.of("check", "--fix", spec.toString());

    assertThat(Files.readString(spec))
        .isEqualTo(
            text.replace("s3:getobject", "s3:GetObject")
                .replace("s3:PUTOBJECT", "s3:PutObject")
                .replace("s3:listbucket", "s3:ListBucket"));
    assertThat(check.err()).isEqualTo("Fixed 3 findings in " + spec + ".\n");
    assertThat(check.out()).doesNotContain("ACTION_SPELLING");

    ProgramRun again = ProgramRun.of("check", "--fix", spec.toString());
    assertThat(again.err()).isEqualTo("Nothing in " + spec + " can be fixed without a decision.\n");
    assertThat(again.out()).isEqualTo(check.out());
  }

  @Test
  void check_when_json_saysWhatAFixWouldWrite() throws IOException {
    String spec = write("spec.yaml", spec("\"s3:getobject\"", "*"));

    JsonNode findings =
        JSON.readTree(ProgramRun.of("check", spec, "--format=json").out()).at("/findings");

    for (JsonNode finding : findings) {
      boolean isSpelling = finding.at("/code").asText().equals("ACTION_SPELLING");
      assertThat(finding.has("fix")).as(finding.toString()).isEqualTo(isSpelling);
    }
    assertThat(findings.findValues("fix"))
        .singleElement()
        .hasToString("{\"given\":\"s3:getobject\",\"instead\":\"s3:GetObject\"}");
  }

  @Test
  void fix_when_severalStandOnOneLine_fixesEachThoughTheLengthsChange() throws IOException {
    String line =
        "      data: [{allow: {actions: [s3:getobject], resources: [\"*\"], because: it moves}},"
            + " {allow: {actions: [s3:putobject], resources: [\"*\"], because: it moves}}]\n";
    String text = "roles:\n  v:\n    trusts: [sagemaker]\n    inline_policies:\n".concat(line);
    String spec = write("spec.yaml", text);

    ProgramRun check = ProgramRun.of("check", "--fix", spec);

    assertThat(check.err()).isEqualTo("Fixed 2 findings in " + spec + ".\n");
    assertThat(Files.readString(Path.of(spec)))
        .isEqualTo(text.replace("getobject", "GetObject").replace("putobject", "PutObject"));
  }

  /** A misspelt action allows nothing, so the right one would be new access. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3:HeadBucket",
        "s3:ListBuckets",
        "s3:CreateMultipartUpload",
        "s3:GetObjct",
        "budgets:UpdateBudget",
        "lambda:Invoke",
        "ss3:GetObject"
      })
  void fix_when_anActionIsUnknown_leavesItToAPerson(String action) throws IOException {
    String text = spec("\"" + action + "\"", "*");
    String spec = write("spec.yaml", text);

    ProgramRun check = ProgramRun.of("check", "--fix", spec, "--format=json");

    assertThat(check.err()).isEqualTo("Nothing in " + spec + " can be fixed without a decision.\n");
    assertThat(Files.readString(Path.of(spec))).isEqualTo(text);
    assertThat(check.out())
        .contains("if the role is to have that access")
        .doesNotContain("\"fix\"");
  }

  @Test
  void fix_when_itIsADryRun_showsTheChangesAndWritesNothing() throws IOException {
    String text = spec("\"s3:getobject\"", "*");
    String spec = write("spec.yaml", text);

    ProgramRun check = ProgramRun.of("check", "--fix", "--dry-run", spec);

    assertThat(Files.readString(Path.of(spec))).isEqualTo(text);
    assertThat(check.err())
        .startsWith("Would fix 1 finding in " + spec + ":\nline 8:\n- ")
        .contains("\n+         - allow: {actions: [\"s3:GetObject\"]");
    assertThat(check.out()).contains("ACTION_SPELLING");
  }

  @Test
  void dryRun_when_nothingIsToBeFixed_isRefused() throws IOException {
    String spec = write("spec.yaml", spec("\"s3:getobject\"", "*"));

    ProgramRun check = ProgramRun.of("check", "--dry-run", spec);

    assertThat(check.code()).isEqualTo(2);
    assertThat(check.err()).contains("--dry-run shows what --fix would change; give --fix too");
  }

  @Test
  void fix_when_aValueIsKnownOnlyAfterApply_stillFixesTheSpelling() throws IOException {
    String text =
        """
        terraform: {variables: {bucket: {type: bucket}}}
        roles:
          v:
            trusts: [sagemaker]
            inline_policies:
              data:
                - allow:
                    actions: [s3:getobject]
                    resources: [{reference: "arn:aws:s3:::${var.bucket}/*"}]
                    because: it reads
        """;
    String spec = write("spec.yaml", text);

    ProgramRun check = ProgramRun.of("check", "--fix", spec);

    assertThat(check.err()).isEqualTo("Fixed 1 finding in " + spec + ".\n");
    assertThat(Files.readString(Path.of(spec))).isEqualTo(text.replace("getobject", "GetObject"));
  }

  @Test
  void fix_when_thePathIsWrittenOddly_fixesIt() throws IOException {
    write("spec.yaml", spec("\"s3:getobject\"", "*"));

    ProgramRun check = ProgramRun.of("check", "--fix", folder + "//./spec.yaml");

    assertThat(check.err()).startsWith("Fixed ");
    assertThat(Files.readString(folder.resolve("spec.yaml"))).contains("s3:GetObject");
  }

  @Test
  void fix_when_theInputIsNoSpecOfAFile_refusesAndWritesNothing() throws IOException {
    String document = write("d.json", WIDE.replace("s3:*", "s3:getobject"));
    String spec = spec("\"s3:getobject\"", "*");
    String before = write("spec.yaml", spec);

    for (ProgramRun check :
        List.of(
            ProgramRun.of("check", "--fix", document),
            ProgramRun.of("check", "--fix", before, document),
            ProgramRun.withInput(spec, "check", "--fix", "-"))) {
      assertThat(check.code()).isEqualTo(2);
      assertThat(check.err()).contains("--fix works only on specs");
      assertThat(check.out()).isEmpty();
    }
    assertThat(Files.readString(Path.of(document))).contains("s3:getobject");
    assertThat(Files.readString(Path.of(before))).isEqualTo(spec);
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static String spec(String actions, String resource) {
    return SPEC.formatted(actions, resource);
  }
}
