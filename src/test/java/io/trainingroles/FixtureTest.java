package io.trainingroles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.trainingroles.finding.Finding;
import io.trainingroles.finding.Location.Position;
import io.trainingroles.iam.PolicyDocumentReader;
import io.trainingroles.iam.PolicyDocumentReading;
import io.trainingroles.report.FindingText;
import io.trainingroles.report.line.PrintableText;
import io.trainingroles.spec.SpecReading;
import io.trainingroles.synthesis.SpecSynthesizer;
import io.trainingroles.synthesis.SynthesizedSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Walks the fixtures: each input stands beside a file with all that is wrong with it, in the words
 * that a user reads. An empty one says that nothing is. {@code -Dsnapshots.update=true} rewrites
 * them.
 */
final class FixtureTest {
  private static final Path FIXTURES = Path.of("src", "test", "resources", "fixtures");
  private static final Path SPECS = FIXTURES.resolve("spec");
  private static final Path POLICIES = FIXTURES.resolve("policy-reader");
  private static final Duration LONG = Duration.ofSeconds(60);

  @ParameterizedTest
  @MethodSource
  void findings_when_specIsRead_areTheExpected(Path spec) throws IOException {
    String yaml = Files.readString(spec);
    List<Finding> findings = assertTimeoutPreemptively(LONG, () -> findings(spec, yaml));
    ExpectedText.check(
        sibling(spec, ".yaml", ".findings"), new FindingText(yaml, false).of(findings));
    assertThat(findings).isSorted().allSatisfy(finding -> assertInside(finding, yaml));
  }

  static Stream<Path> findings_when_specIsRead_areTheExpected() throws IOException {
    return inputs(SPECS, ".yaml");
  }

  @ParameterizedTest
  @MethodSource
  void problems_when_policyIsRead_areTheExpected(Path policy) throws IOException {
    String json = Files.readString(policy);
    String problems = assertTimeoutPreemptively(LONG, () -> problems(json));
    ExpectedText.check(sibling(policy, ".json", ".problems"), problems);
  }

  static Stream<Path> problems_when_policyIsRead_areTheExpected() throws IOException {
    return inputs(POLICIES, ".json");
  }

  /** An input without expectations fails above, or gets its own where they are written. */
  @Test
  void fixtures_when_listed_haveAnInputEach() throws IOException {
    assertThat(names(SPECS, ".yaml")).containsAll(names(SPECS, ".findings"));
    assertThat(names(SPECS, ".findings")).hasSizeGreaterThan(80);
    assertThat(names(POLICIES, ".json")).containsAll(names(POLICIES, ".problems"));
    assertThat(names(POLICIES, ".problems")).hasSizeGreaterThan(40);
  }

  private static List<Finding> findings(Path spec, String yaml) {
    SpecReading<SynthesizedSpec> reading =
        new SpecSynthesizer().read(spec.getFileName().toString(), yaml);
    return reading instanceof SpecReading.Read<SynthesizedSpec> read
        ? Stream.concat(read.warnings().stream(), read.value().broken().stream()).sorted().toList()
        : ((SpecReading.Refused<SynthesizedSpec>) reading).findings();
  }

  private static String problems(String json) {
    if (new PolicyDocumentReader().read(json)
        instanceof PolicyDocumentReading.Malformed malformed) {
      assertThat(malformed.problems()).isNotEmpty();
      return malformed.problems().stream()
          .map(
              problem ->
                  PrintableText.of(
                          "%s %d:%d %s; %s"
                              .formatted(
                                  problem.path(),
                                  problem.line(),
                                  problem.column(),
                                  problem.problem(),
                                  problem.remedy()))
                      + "\n")
          .collect(Collectors.joining());
    }
    return "";
  }

  private static void assertInside(Finding finding, String text) {
    if (!(finding.location() instanceof Position position)) {
      return;
    }
    List<String> lines = (text + "\n").lines().toList();
    assertThat(position.line()).isBetween(1, lines.size() + 1);
    String line = position.line() > lines.size() ? "" : lines.get(position.line() - 1);
    assertThat(position.column()).isBetween(1, line.codePointCount(0, line.length()) + 1);
  }

  private static Stream<Path> inputs(Path folder, String ending) throws IOException {
    return names(folder, ending).stream().map(name -> folder.resolve(name + ending));
  }

  private static List<String> names(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ending))
          .map(name -> name.substring(0, name.length() - ending.length()))
          .sorted()
          .toList();
    }
  }

  private static Path sibling(Path input, String ending, String other) {
    String name = input.getFileName().toString();
    return input.resolveSibling(name.substring(0, name.length() - ending.length()) + other);
  }
}
