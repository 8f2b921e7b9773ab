package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which rules of an organisation hold for an input, and what they change of its review. */
final class OrganisationDiscoveryTest {
  private static final String VARIABLE = "TRAINING_ROLES_ORGANISATION";
  private static final String SPEC =
      """
      account: "123456789012"
      terraform: {region: eu-west-1}
      roles:
        visionTraining:
          trusts: [{service: sagemaker, jobs: training-job/v*}]
          inline_policies:
            data:
              - allow: {actions: ["s3:*"], resources: ["arn:aws:s3:::a/*"], because: it moves}
      """;

  @TempDir private Path folder;

  private String spec = "";

  @BeforeEach
  void writeSpec() throws IOException {
    Path below = Files.createDirectories(folder.resolve("one/two/three"));
    spec = Files.writeString(below.resolve("spec.yaml"), SPEC).toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "one", "one/two", "one/two/three"})
  void check_when_theRulesAreBesideOrAbove_findsThem(String where) throws IOException {
    write(where + "/organisation.yaml", "rules: [{path: /training/}]");

    ProgramRun check = ProgramRun.of("check", spec);

    assertThat(check.code()).isEqualTo(3);
    assertThat(check.out()).contains("[ORGANISATION_PATH]");
    String beside = Path.of(spec).resolveSibling("none.yaml").toString();
    assertThat(ProgramRun.withInput(SPEC, "check", "-").out()).doesNotContain("ORGANISATION");
    assertThat(ProgramRun.of("check", beside).code()).isEqualTo(2);
  }

  @Test
  void check_when_severalFilesAreThere_theNearestHolds() throws IOException {
    write("organisation.yaml", "rules: [{path: /training/}]");
    write("one/two/organisation.yaml", "rules: [{name: ml-*}]");

    String out = ProgramRun.of("check", spec).out();

    assertThat(out).contains("ORGANISATION_NAME").doesNotContain("ORGANISATION_PATH");
    assertThat(ProgramRun.of("check", folder.resolve("one/two").toString()).out())
        .doesNotContain("ORGANISATION_PATH");
  }

  @Test
  void check_when_oneIsNamed_takesTheOptionThenTheVariable() throws IOException {
    write("one/organisation.yaml", "rules: [{path: /training/}]");
    String option = write("option.yaml", "rules: [{name: ml-*}]");
    String variable = write("variable.yaml", "rules: [{tags: owner}]");

    String named = ProgramRun.in(Map.of(VARIABLE, variable), "check", spec).out();
    assertThat(named).contains("ORGANISATION_TAG").doesNotContain("ORGANISATION_PATH");

    String both =
        ProgramRun.in(Map.of(VARIABLE, variable), "check", spec, "--organisation", option).out();
    assertThat(both).contains("ORGANISATION_NAME").doesNotContain("ORGANISATION_TAG");

    String empty = ProgramRun.in(Map.of(VARIABLE, ""), "check", spec).out();
    assertThat(empty).contains("ORGANISATION_PATH");
  }

  @ParameterizedTest
  @CsvSource({
    "check, missing.yaml, there is no such file",
    "synth, missing.yaml, there is no such file",
    "plan, missing.yaml, there is no such file",
    "check, '', no such file",
    "check, ., it is a folder"
  })
  void run_when_theNamedFileIsMissing_isNeverWithoutRules(String command, String file, String says)
      throws IOException {
    write("one/organisation.yaml", "rules: [{path: /training/}]");
    String name = file.isEmpty() ? folder.resolve("not there").toString() : file;

    for (ProgramRun run :
        new ProgramRun[] {
          ProgramRun.of(command, spec, "--organisation", name),
          ProgramRun.in(Map.of(VARIABLE, name), command, spec)
        }) {
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).contains(says);
    }
    assertThat(Path.of("terraform.out")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "rules: [{boundary: no}]", "{", "[]", "rules: [{path: 1}]"})
  void run_when_theFileIsWrong_exitsWith2AndPrintsNoReview(String text) throws IOException {
    write("one/organisation.yaml", text);

    for (String command : new String[] {"check", "synth"}) {
      ProgramRun run = ProgramRun.of(command, spec);
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).contains("organisation.yaml").doesNotContain("defect");
    }
  }

  @Test
  void checkAndSynth_when_everyRuleIsBroken_sayAllAtOnce() throws IOException {
    String text =
        """
        account: "123456789012"
        terraform: {region: eu-west-1}
        roles:
          visionTraining:
            trusts: [ec2, {account: "210987654321"}]
            max_session: 12h
            inline_policies:
              data:
                - allow: {actions: ["s3:*", "kms:*", "iam:GetRole"], resources: ["*"], because: it moves}
        """;
    Files.writeString(Path.of(spec), text);
    write(
        "organisation.yaml",
        """
        rules:
          - boundary: arn:aws:iam::123456789012:policy/TrainingBoundary
          - path: /training/
          - tags: owner
          - name: ml-*
          - max_session: 4h
          - trusts: sagemaker
          - accounts: "123456789012"
          - forbidden_intents: allow
          - forbidden_actions: iam:*
          - buckets: vision-*
          - keys: arn:aws:kms:eu-west-1:123456789012:key/*
          - never: s3:DeleteObject on arn:aws:s3:::vision-data/*
        """);
    Path output = folder.resolve("out");

    ProgramRun check = ProgramRun.of("check", spec, "--fail-on=error");
    ProgramRun synth = ProgramRun.of("synth", spec, "-o", output.toString());

    assertThat(check.code()).isEqualTo(3);
    assertThat(synth.code()).isEqualTo(3);
    assertThat(output).doesNotExist();
    CheckPages.ALL.stream()
        .map(page -> page.code().value())
        .filter(code -> code.startsWith("ORGANISATION_"))
        .forEach(
            code -> {
              assertThat(check.out()).contains("[" + code + "]");
              assertThat(synth.err()).contains("[" + code + "]");
            });
  }

  @Test
  void check_when_textsOfTheRulesAreHostile_theyStayTexts() throws IOException {
    write(
        "organisation.yaml",
        "owner: \"\\e[31m<b>|`\"\nrules: [{path: \"/\\u202e*/\", message: \"\\e[2J</script>|\\n## x\"}]");

    for (String format : new String[] {"text", "markdown", "junit"}) {
      ProgramRun check = ProgramRun.of("check", spec, "--format", format);
      assertThat(check.code()).isEqualTo(3);
      assertThat(check.out()).contains("ORGANISATION_PATH");
      assertThat(check.out()).doesNotContain("\u001b", "\u202e", "\n## x");
    }
  }

  // What the rules change of the checks

  @ParameterizedTest
  @CsvSource({"error, 3", "warning, 0", "suggestion, 0", "security_warning, 0"})
  void check_when_aTypeIsChanged_countsAsThat(String type, int code) throws IOException {
    write("organisation.yaml", checks("SERVICE_WILDCARD", type));

    ProgramRun check = ProgramRun.of("check", spec, "--fail-on=error");

    assertThat(check.code()).isEqualTo(code);
    assertThat(check.out())
        .contains(type.replace('_', ' ') + " [SERVICE_WILDCARD]\n    's3:*' allows every action");
    assertThat(ProgramRun.of("synth", spec, "--stdout").code()).isEqualTo(code);
  }

  @Test
  void check_when_aCheckIsOff_findsNothingOfItAndItsAcceptanceIsOfNothing() throws IOException {
    Files.writeString(
        Path.of(spec),
        SPEC + "    accept: [{finding: SERVICE_WILDCARD, on: \"data: s3:*\", reason: it moves}]\n");
    write("organisation.yaml", checks("SERVICE_WILDCARD", "off"));
    assertThat(ProgramRun.of("check", spec).out())
        .doesNotContain("[SERVICE_WILDCARD]")
        .contains("[ACCEPTANCE_OF_NOTHING]");

    write(
        "organisation.yaml",
        checks("SERVICE_WILDCARD", "off") + more("ACCEPTANCE_OF_NOTHING", "off"));
    assertThat(ProgramRun.of("check", spec).out())
        .doesNotContain("[SERVICE_WILDCARD]", "[ACCEPTANCE_OF_NOTHING]");
  }

  @Test
  void check_when_theAcceptancesAreWeighed_countAsThat() throws IOException {
    Files.writeString(
        Path.of(spec), SPEC + "    accept: [{finding: LONG_SESSION, on: x, reason: it moves}]\n");
    write("organisation.yaml", checks("ACCEPTANCE_OF_NOTHING", "error"));

    ProgramRun check = ProgramRun.of("check", spec, "--fail-on=error");

    assertThat(check.code()).isEqualTo(3);
    assertThat(check.out())
        .contains("error [ACCEPTANCE_OF_NOTHING]\n    there is no finding LONG_SESSION on 'x'");
  }

  @Test
  void check_when_anErrorByTheRulesIsAccepted_isAnErrorStill() throws IOException {
    Files.writeString(
        Path.of(spec),
        SPEC + "    accept: [{finding: SERVICE_WILDCARD, on: \"data: s3:*\", reason: it moves}]\n");
    write("organisation.yaml", checks("SERVICE_WILDCARD", "error"));

    assertThat(ProgramRun.of("check", spec, "--fail-on=error").out())
        .contains("[SERVICE_WILDCARD]", "[ACCEPTANCE_OF_AN_ERROR]");
  }

  @Test
  void check_when_aRuleIsAccepted_holdsStill() throws IOException {
    Files.writeString(
        Path.of(spec),
        SPEC
            + "    accept: [{finding: ORGANISATION_PATH, on: visionTraining, reason: it moves}]\n");
    write("organisation.yaml", "rules: [{path: /training/}]");

    ProgramRun check = ProgramRun.of("check", spec, "--fail-on=error");

    assertThat(check.code()).isEqualTo(3);
    assertThat(check.out())
        .contains("[ORGANISATION_PATH]", "is about a rule of the organisation")
        .contains("[ACCEPTANCE_OF_AN_ERROR]")
        .doesNotContain("ACCEPTANCE_OF_NOTHING");
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name.replaceFirst("^/", "")), text).toString();
  }

  private static String checks(String code, String type) {
    return "checks:\n" + more(code, type);
  }

  private static String more(String code, String type) {
    return "  %s: {type: %s, reason: \"the platform team looks at these\"}\n".formatted(code, type);
  }
}
