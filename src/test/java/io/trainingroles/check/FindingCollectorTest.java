package io.trainingroles.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.finding.Location;
import io.trainingroles.finding.Severity;
import org.junit.jupiter.api.Test;

final class FindingCollectorTest {
  private final FindingCollector notes =
      new FindingCollector(
          IssuePage.of("SOME_CHECK", IssueGroup.LANGUAGE, Severity.WARNING)
              .title("t")
              .avoid("a")
              .prefer("p")
              .why("w")
              .limits("l")
              .source("https://example.com"),
          "role");

  /** So an acceptance of the first of two never becomes one of the second. */
  @Test
  void findings_when_twoAreAlike_areBothNumbered() {
    add("a");
    add("b");
    add("a");

    assertThat(notes.findings())
        .extracting(CheckFinding::subject)
        .containsExactly("a (1)", "b", "a (2)");
  }

  private void add(String subject) {
    notes.add(new Location.Source("spec.yaml"), subject, "problem", "remedy");
  }
}
