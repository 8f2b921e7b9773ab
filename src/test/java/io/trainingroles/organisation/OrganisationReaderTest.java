package io.trainingroles.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.finding.Finding;
import io.trainingroles.spec.SpecReading;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The file of an organisation's rules, right and wrong. */
final class OrganisationReaderTest {

  private static List<RuleForm> forms() {
    return RuleForms.ALL;
  }

  @ParameterizedTest
  @MethodSource("forms")
  void read_when_aRuleHasTheExampleOfItsForm_isRight(RuleForm form) {
    for (String value : List.of(form.example(), "[" + form.example() + "]")) {
      String item = form.word() + ": " + value;
      assertThat(findings("rules: [{" + item + "}]")).isEmpty();
      assertThat(findings("owner: o\nrules: [{" + item + ", message: m, owner: p}]")).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void read_when_aRuleHasNoTexts_saysWhereEachIs(RuleForm form) {
    for (String wrong : List.of("1", "true", "", "\"\"", "[]", "{a: b}", "[[x]]", "[1]", "null")) {
      assertThat(findings("rules:\n- " + form.word() + ": " + wrong))
          .as("%s: %s", form.word(), wrong)
          .isNotEmpty()
          .allSatisfy(line -> assertThat(line).matches("2:[0-9]+ (WRONG_TYPE|EMPTY_VALUE): .*"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "boundary | TrainingBoundary | does not begin with arn:",
        "path | training/ | does not begin with /",
        "max_session | 30m | a session of 1800 seconds is too short",
        "max_session | 13h | a session of 46800 seconds is too long",
        "max_session | long | is not a valid duration",
        "accounts | \"12345678901\" | is not an AWS account ID",
        "accounts | \"*\" | is not an AWS account ID",
        "forbidden_intents | alow | is not an intent",
        "forbidden_actions | s3 | is not an action",
        "forbidden_actions | \"*:*x y\" | is not an action",
        "buckets | \"*-data\" | is not the name of a bucket",
        "buckets | \"vision?data\" | is not the name of a bucket",
        "buckets | vision/data | is not the name of a bucket",
        "buckets | s3://vision | is not the name of a bucket",
        "buckets | \"arn:aws:s3:::vision\" | is not the name of a bucket",
        "buckets | \"**\" | is not the name of a bucket",
        "keys | 1234abcd | is not a resource",
        "never | s3:DeleteObject | is not a valid description of access",
        "never | s3 on * | is not an action",
        "never | s3:DeleteObjct on * | AWS does not have the action",
        "forbidden_actions | s4:* | AWS does not have the service",
        "forbidden_actions | s3:Objekt* | matches no action of AWS"
      })
  void read_when_aValueIsNone_saysWhyAtItsPlace(String word, String value, String says) {
    List<String> findings = findings("rules:\n- {" + word + ": [" + value + "]}\n");

    int column = 7 + word.length();
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0)).startsWith("2:" + column + " INVALID_VALUE: ").contains(says);
  }

  @Test
  void read_when_muchIsWrong_saysAllOfItWithPlaces() {
    List<String> findings =
        findings(
            """
            owner: 1
            rule: []
            rules:
              - {path: /a/, name: x}
              - {message: m}
              - path
              - {boundary: x, message: "", owner: []}
              - {path: /a/, pat: /b/}
              - {max_session: 1h, max_session: 2h}
            checks:
              SERVICE_WILDCRAD: {type: warning, reason: r}
              LONG_SESSION: {type: warning}
              READS_ANY_BUCKET: {type: never, reason: r}
              WRITES_ANY_BUCKET: {reason: ""}
              ORGANISATION_PATH: {type: "off", reason: r}
              PASS_ANY_ROLE: "off"
            """);

    assertThat(findings).isSortedAccordingTo((one, other) -> line(one) - line(other));
    assertThat(findings.stream().map(OrganisationReaderTest::line).distinct())
        .containsExactly(1, 2, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16);
    assertThat(String.join("\n", findings))
        .contains(
            "4:5 NOT_ONE_RULE: the item contains several rules",
            "5:5 NOT_ONE_RULE: the item contains no rule",
            "there is no check 'SERVICE_WILDCRAD'",
            "'ORGANISATION_PATH' is a rule of this file, and its type cannot be changed",
            "'never' is not a type of finding");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing\n", "---\n", "null", "\uFEFF"})
  void read_when_theFileIsEmpty_refusesIt(String yaml) {
    assertThat(findings(yaml)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "rules", "{}", "rules: []", "rules:", "checks: {}", "owner: \"\""})
  void read_when_nothingIsSaid_refusesIt(String yaml) {
    assertThat(findings(yaml)).isNotEmpty();
  }

  @Test
  void read_when_theFileIsABomb_refusesItAtOnce() {
    var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int level = 1; level < 12; level++) {
      String item = "*a" + (level - 1) + ", ";
      bomb.append("a%d: &a%d [%s]\n".formatted(level, level, item.repeat(10)));
    }
    assertThat(findings(bomb + "rules: *a11\n")).isNotEmpty();
    assertThat(findings("rules: " + "[".repeat(100_000))).hasSize(1);
    assertThat(findings("rules: &r [*r]")).isNotEmpty();
  }

  private static int line(String finding) {
    return Integer.parseInt(finding.substring(0, finding.indexOf(':')));
  }

  private static List<String> findings(String yaml) {
    SpecReading<Organisation> reading = OrganisationReader.read("o.yaml", yaml);
    if (reading instanceof SpecReading.Read<Organisation> read) {
      assertThat(read.warnings()).isEmpty();
      return List.of();
    }
    return ((SpecReading.Refused<Organisation>) reading)
        .findings().stream().map(OrganisationReaderTest::words).toList();
  }

  private static String words(Finding finding) {
    String place = finding.location().toString().replaceFirst("^o\\.yaml:?", "");
    return place + " " + finding.code() + ": " + finding.problem() + "; " + finding.remedy();
  }
}
