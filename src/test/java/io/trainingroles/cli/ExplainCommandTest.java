package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.finding.IssuePage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code explain} as a user calls it. */
final class ExplainCommandTest {
  @ParameterizedTest
  @ValueSource(strings = {"SERVICE_WILDCARD", "service_wildcard", "service-wildcard"})
  void explain_when_theCodeIsKnown_printsItsPage(String code) {
    ProgramRun explain = ProgramRun.of("explain", code);

    assertThat(explain.code()).isZero();
    assertThat(explain.err()).isEmpty();
    assertThat(explain.out())
        .startsWith("SERVICE_WILDCARD (security warning, Breadth)\n\n")
        .contains("\nAvoid\n\n", "\nPrefer\n\n", "\nWhy\n\n", "\nKnown limits\n\n")
        .contains("\nOther tools: cdk-nag AwsSolutions-IAM5, NIST", "trivy AWS-0345");
  }

  @Test
  void explain_when_anyPage_isFound() {
    for (IssuePage page : CheckPages.ALL) {
      ProgramRun explain = ProgramRun.of("explain", page.code().value());
      assertThat(explain.code()).isZero();
      assertThat(explain.out()).startsWith(page.code() + " (");
    }
  }

  @Test
  void explain_when_nothingIsAsked_listsAllOnce() {
    ProgramRun explain = ProgramRun.of("explain");

    assertThat(explain.code()).isZero();
    for (IssuePage page : CheckPages.ALL) {
      assertThat(explain.out()).containsOnlyOnce("  " + page.code() + " ");
    }
    assertThat(explain.out().lines().filter(line -> line.startsWith("  ")))
        .hasSameSizeAs(CheckPages.ALL);
  }

  @ParameterizedTest
  @CsvSource({
    "SERVICE_WILDCRAD, did you mean SERVICE_WILDCARD?",
    "'', there is no check ''",
    "Q, there is no check 'Q'; 'training-roles explain' lists all"
  })
  void explain_when_theCodeIsUnknown_saysTheNearest(String code, String says) {
    ProgramRun explain = ProgramRun.of("explain", code);

    assertThat(explain.code()).isEqualTo(2);
    assertThat(explain.out()).isEmpty();
    assertThat(explain.err()).startsWith("error: there is no check").contains(says);
  }

  @Test
  void explain_when_theCodeIsHostile_staysAText() {
    ProgramRun explain = ProgramRun.of("explain", "\u001b[31m\u202e\n");

    assertThat(explain.code()).isEqualTo(2);
    assertThat(explain.err()).doesNotContain("\u001b", "\u202e").hasLineCount(1);
  }
}
