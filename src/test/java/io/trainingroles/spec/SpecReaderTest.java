package io.trainingroles.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import io.trainingroles.HostileTexts;
import io.trainingroles.finding.Finding;
import io.trainingroles.finding.Location.Position;
import io.trainingroles.iam.PolicyDocumentWriter;
import io.trainingroles.policy.RoleDetail;
import io.trainingroles.report.FindingText;
import io.trainingroles.role.PolicyName;
import io.trainingroles.role.RoleDescription;
import io.trainingroles.role.RoleName;
import io.trainingroles.role.value.Region;
import io.trainingroles.synthesis.SpecSynthesizer;
import io.trainingroles.synthesis.SynthesizedSpec;
import io.trainingroles.terraform.ProviderVersion;
import io.trainingroles.terraform.TerraformSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a spec says, and that no text whatever brings its reader down. */
final class SpecReaderTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String EVERYTHING =
      """
      # All that a spec can say.
      terraform: {region: cn-north-1, aws_provider: "~> 5.0"}
      account: "123456789012"
      roles:
        vision.training:
          description: "Trains the \\"vision\\" models: ${x} %{y} é"
          trusts: &trusts [sagemaker]
          inline_policies:
            data: &data
              - read: s3://vision-data/train/
              - {read: s3://vision-data-2}
            'more':
              - read: "s3://vision-data-3"
        copy:
          trusts: *trusts
          inline_policies: {copied: *data}
        trusting: {trusts: [sagemaker.amazonaws.com]}
      """;

  @Test
  void read_when_everythingIsSaid_keepsItInOrder() {
    SynthesizedSpec spec = right(EVERYTHING);
    assertThat(spec.terraform())
        .isEqualTo(
            new TerraformSettings(
                new ProviderVersion("~> 5.0"), new Region("cn-north-1"), List.of(), null));
    assertThat(spec.roles())
        .extracting(RoleDetail::name)
        .containsExactly(
            new RoleName("vision.training"), new RoleName("copy"), new RoleName("trusting"));
    RoleDetail vision = spec.roles().get(0);
    assertThat(vision.attributes().description())
        .isEqualTo(new RoleDescription("Trains the \"vision\" models: ${x} %{y} é"));
    assertThat(vision.inlinePolicies())
        .extracting(policy -> policy.name())
        .containsExactly(new PolicyName("data"), new PolicyName("more"));
    assertThat(written(vision, 0))
        .contains("\"arn:aws-cn:s3:::vision-data/train/*\"")
        .contains("\"arn:aws-cn:s3:::vision-data-2\"");
    assertThat(written(spec.roles().get(1), 0)).isEqualTo(written(vision, 0));
    assertThat(spec.roles().get(2).attributes().description()).isNull();
    assertThat(spec.roles().get(2).inlinePolicies()).isEmpty();
  }

  @Test
  void read_when_nothingIsSaidOfTerraform_isTheDefault() {
    assertThat(right("roles: {r: {trusts: [sagemaker]}}").terraform())
        .isEqualTo(TerraformSettings.DEFAULT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void read_when_linesEndOtherwise_saysTheSame(String lineEnd) {
    assertThat(right(EVERYTHING.replace("\n", lineEnd))).isEqualTo(right(EVERYTHING));
    assertThat(right("\uFEFF" + EVERYTHING)).isEqualTo(right(EVERYTHING));
  }

  @Test
  void read_when_bytesAreChanged_neverThrowsAndStaysInside() {
    String pieces = "\t\n\r :-[]{}&*!|>'\"%@`#,?<\\~\u0000\u0085\u2028\uFEFF\uD800aZ0";
    qt().withExamples(5000)
        .forAll(
            integers().between(0, EVERYTHING.length() - 1),
            integers().between(0, pieces.length() - 1),
            integers().between(0, EVERYTHING.length() - 1),
            integers().between(0, pieces.length() * 3))
        .checkAssert(
            (first, one, second, two) -> {
              var text = new StringBuilder(EVERYTHING);
              text.setCharAt(first, pieces.charAt(one));
              if (two < pieces.length()) {
                text.insert(second.intValue(), pieces.substring(two, two + 1));
              } else if (two < pieces.length() * 2) {
                text.deleteCharAt(second);
              }
              assertReadable(text.toString());
            });
  }

  @Test
  void read_when_cutOffAnywhere_neverThrows() {
    for (int end = 0; end <= EVERYTHING.length(); end++) {
      assertReadable(EVERYTHING.substring(0, end));
    }
  }

  @Test
  void read_when_anyText_neverThrows() {
    qt().withExamples(2000).forAll(HostileTexts.any()).checkAssert(SpecReaderTest::assertReadable);
  }

  @Test
  void read_when_anyTextStandsAnywhere_showsItSafely() {
    qt().withExamples(2000)
        .forAll(HostileTexts.any(), integers().between(0, 8))
        .checkAssert(
            (text, place) -> {
              String quoted = quoted(text);
              List<String> values =
                  IntStream.range(0, 9).mapToObj(index -> index == place ? quoted : "x").toList();
              assertReadable(
                  """
                  %s: 1
                  account: %s
                  terraform: {region: %s, aws_provider: %s}
                  roles:
                    %s:
                      %s: 1
                      description: %s
                      trusts: [%s]
                      inline_policies: {p: [{read: %s}]}
                  """
                      .formatted(values.toArray()));
            });
  }

  @ParameterizedTest
  @MethodSource
  void read_when_itIsHuge_takesNotLong(String yaml) {
    assertTimeoutPreemptively(
        LONG,
        () -> {
          List<Finding> findings = findings(yaml);
          assertThat(findings).isNotEmpty();
          assertThat(new FindingText(yaml, false).of(findings)).isNotEmpty();
        });
  }

  static List<String> read_when_itIsHuge_takesNotLong() {
    String value = "v".repeat(4_000_000);
    return List.of(
        "[".repeat(1_000_000),
        "{".repeat(1_000_000),
        "- ".repeat(1_000_000),
        "? ".repeat(1_000_000),
        "[" + "a,".repeat(200_000),
        "\"" + value,
        "roles: {" + value + ": {}}",
        value,
        "terraform: {region: eu"
            + "-a".repeat(1_000_000)
            + ", aws_provider: \""
            + " ".repeat(1_000_000)
            + "\"}",
        "terraform: {aws_provider: \"5.0" + ",5.0".repeat(500_000) + "\"}",
        "roles:\n  " + "r".repeat(100_000) + ":\n" + "    k: v\n".repeat(100_000),
        "roles:\n  r:\n    trusts: [" + "ec3, ".repeat(100_000) + "]\n",
        "a: &a {read: " + value + "}\nroles: {r: {trusts: [" + "*a, ".repeat(100_000) + "]}}\n",
        "roles:\n" + many(index -> "  r_" + index + ": {trusts: [ec3]}\n"),
        "roles:\n"
            + many(
                index ->
                    "  r."
                        + index
                        + ": {trusts: [sagemaker]}\n  r_"
                        + index
                        + ": {trusts: [sagemaker]}\n"));
  }

  private static String many(IntFunction<String> line) {
    return IntStream.range(0, 20_000).mapToObj(line).collect(Collectors.joining());
  }

  @Test
  void read_when_tenThousandRolesShareAPolicy_isRight() {
    var yaml = new StringBuilder("roles:\n  first: &role {trusts: [sagemaker]}\n");
    for (int index = 0; index < 10_000; index++) {
      yaml.append("  r").append(index).append(": *role\n");
    }
    SynthesizedSpec spec = assertTimeoutPreemptively(LONG, () -> right(yaml.toString()));
    assertThat(spec.roles()).hasSize(10_001);
  }

  @Test
  void read_when_aliasesNestDeepThroughEachOther_isRefused() {
    var yaml = new StringBuilder("a0: &a0 " + "[".repeat(50) + "]".repeat(50) + "\n");
    for (int index = 1; index < 180; index++) {
      yaml.append(
          "a%1$d: &a%1$d %2$s*a%3$d%4$s\n"
              .formatted(index, "[".repeat(50), index - 1, "]".repeat(50)));
    }
    assertThat(findings(yaml.toString()))
        .extracting(finding -> finding.code().value(), Finding::location)
        .containsExactly(tuple("TOO_DEEP", new Position("f.yaml", 2, 59)));
  }

  @Test
  void read_when_aliasesStandSideBySide_addNoDepth() {
    String deep = "[".repeat(30) + "]".repeat(30);
    assertThat(findings("a: &a " + deep + "\nb: [*a, *a]\nc: &c [*a]\nd: [*c]\n"))
        .extracting(finding -> finding.code().value())
        .doesNotContain("TOO_DEEP");
    assertThat(
            findings(
                "a: &a "
                    + deep
                    + "\nb: &b "
                    + deep.replace("[]", "[*a]")
                    + "\nc: [[[[[[[[*b]]]]]]]]\n"))
        .extracting(finding -> finding.code().value())
        .containsExactly("TOO_DEEP");
  }

  @Test
  void read_when_aliasesStandForMuchText_isRefused() {
    String longText = "v".repeat(1_000_000);
    assertThat(findings("a: &a " + longText + "\nb: [" + "*a, ".repeat(60) + "]\n"))
        .extracting(finding -> finding.code().value())
        .doesNotContain("TOO_MANY_ALIASES");
    assertThat(findings("a: &a " + longText + "\nb: [" + "*a, ".repeat(70) + "]\n"))
        .extracting(finding -> finding.code().value())
        .containsExactly("TOO_MANY_ALIASES");
  }

  @Test
  void read_when_nestedAsDeepAsAllowed_isReadOn() {
    String allowed = "roles: " + "[".repeat(63) + "x" + "]".repeat(63);
    assertThat(findings(allowed)).extracting(f -> f.code().value()).containsExactly("WRONG_TYPE");
    String tooDeep = "roles: " + "[".repeat(64) + "x" + "]".repeat(64);
    assertThat(findings(tooDeep)).extracting(f -> f.code().value()).containsExactly("TOO_DEEP");
  }

  @Test
  void read_when_manyThingsAreWrong_reportsAllAlongTheFile() {
    List<Finding> findings =
        findings(
            """
            acount: x
            roles:
              a b: {trusts: [ec3], x: 1}
              r: {trusts: [], inline_policies: {p: [{read: s3://A}, {read: 1}]}}
            terraform: {region: x}
            """);
    assertThat(findings).isSorted().hasSize(8);
    assertThat(findings)
        .extracting(finding -> ((Position) finding.location()).line())
        .containsExactly(1, 3, 3, 3, 4, 4, 4, 5);
  }

  private static void assertReadable(String yaml) {
    List<Finding> findings = findings(yaml);
    String text = yaml.startsWith("\uFEFF") ? yaml.substring(1) : yaml;
    List<String> lines = new ArrayList<>(text.lines().toList());
    lines.add("");
    for (Finding finding : findings) {
      if (finding.location() instanceof Position position) {
        assertThat(position.line()).isBetween(1, lines.size());
        String line = lines.get(position.line() - 1);
        assertThat(position.column()).isBetween(1, line.codePointCount(0, line.length()) + 1);
      }
      assertThat(finding.problem()).isNotBlank();
      assertThat(finding.remedy()).isNotBlank();
    }
    assertThat(findings).isSorted().doesNotHaveDuplicates();
    String shown = new FindingText(yaml, false).of(findings);
    assertThat(shown.codePoints().filter(point -> point != '\n'))
        .noneMatch(
            point ->
                Character.isISOControl(point)
                    || Character.getType(point) == Character.FORMAT
                    || Character.getType(point) == Character.SURROGATE);
  }

  /** A text in YAML's double quotation marks, every character as an escape. */
  private static String quoted(String text) {
    return text.codePoints()
        .mapToObj(point -> String.format(Locale.ROOT, "\\U%08x", point))
        .collect(Collectors.joining("", "\"", "\""));
  }

  private static String written(RoleDetail role, int policy) {
    return new PolicyDocumentWriter().write(role.inlinePolicies().get(policy).document());
  }

  private static SynthesizedSpec right(String yaml) {
    SpecReading<SynthesizedSpec> reading = new SpecSynthesizer().read("f.yaml", yaml);
    assertThat(reading).isInstanceOf(SpecReading.Read.class);
    return ((SpecReading.Read<SynthesizedSpec>) reading).value();
  }

  private static List<Finding> findings(String yaml) {
    return new SpecSynthesizer().read("f.yaml", yaml)
            instanceof SpecReading.Refused<SynthesizedSpec> refused
        ? refused.findings()
        : List.of();
  }
}
