package io.trainingroles.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trainingroles.ExpectedText;
import io.trainingroles.check.CheckFinding;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Walks the fixtures of the checks. {@code -Dsnapshots.update=true} rewrites what is expected of
 * the bad ones.
 */
final class CheckFixtureTest {
  /** Neither a finding more nor one less. */
  @ParameterizedTest
  @MethodSource("bad")
  void findings_when_inputIsBad_areTheExpected(CheckFixture fixture) throws IOException {
    List<CheckFinding> findings = fixture.findings(fixture.text());

    assertThat(findings).isNotEmpty();
    ExpectedText.check(
        fixture.expected(),
        findings.stream().map(CheckFixtureTest::shown).collect(Collectors.joining()));
  }

  @ParameterizedTest
  @MethodSource("good")
  void findings_when_inputIsGood_areNone(CheckFixture fixture) throws IOException {
    assertThat(fixture.findings(fixture.text())).isEmpty();
  }

  /** Each thing that the good one has otherwise takes a finding away by itself. */
  @ParameterizedTest
  @MethodSource("bad")
  void findings_when_oneElementIsMended_areFewer(CheckFixture bad) throws IOException {
    JsonNode tree = bad.tree();
    List<JsonChange> changes = JsonChange.between(tree, bad.good().tree());
    int before = bad.findings(FixtureTree.write(tree)).size();

    assertThat(before).isEqualTo(bad.findings(bad.text()).size());
    assertThat(changes).isNotEmpty();
    for (JsonChange change : changes) {
      assertThat(bad.findings(FixtureTree.write(change.applied(tree))))
          .as("with %s", change)
          .hasSizeLessThan(before);
    }
  }

  @Test
  void catalogue_when_listed_hasABadAndAGoodFixtureForEachCheck() throws IOException {
    var codes = new TreeSet<String>();
    Catalogue.CHECKS.forEach(check -> codes.add(check.page().code().value()));

    assertThat(codes(bad())).isEqualTo(codes);
    assertThat(codes(good())).isEqualTo(codes);
    assertThat(bad()).allSatisfy(fixture -> assertThat(fixture.good().file()).exists());
  }

  private static TreeSet<String> codes(Stream<CheckFixture> fixtures) {
    return fixtures.map(CheckFixture::code).collect(Collectors.toCollection(TreeSet::new));
  }

  private static String shown(CheckFinding found) {
    var finding = found.finding();
    String place =
        finding.location().position().map(at -> at.line() + ":" + at.column()).orElse("-");
    return place
        + " "
        + finding.location()
        + "\n  on: "
        + found.subject()
        + "\n  "
        + finding.problem()
        + "\n  "
        + finding.remedy()
        + (found.fix() == null
            ? ""
            : "\n  fix: " + found.fix().given() + " -> " + found.fix().instead())
        + "\n";
  }

  static Stream<CheckFixture> bad() throws IOException {
    return CheckFixture.all().filter(CheckFixture::isBad);
  }

  static Stream<CheckFixture> good() throws IOException {
    return CheckFixture.all().filter(fixture -> !fixture.isBad());
  }
}
