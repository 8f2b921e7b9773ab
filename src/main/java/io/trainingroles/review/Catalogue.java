package io.trainingroles.review;

import io.trainingroles.check.Check;
import io.trainingroles.check.breadth.BreadthChecks;
import io.trainingroles.check.condition.ConditionChecks;
import io.trainingroles.check.data.DataChecks;
import io.trainingroles.check.escalation.EscalationChecks;
import io.trainingroles.check.exfiltration.ExfiltrationChecks;
import io.trainingroles.check.language.LanguageChecks;
import io.trainingroles.check.training.TrainingChecks;
import io.trainingroles.check.trust.TrustChecks;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.job.JobIssues;
import io.trainingroles.job.StorageIssues;
import io.trainingroles.spec.SpecIssues;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All checks, and the pages of all that a review can report. */
public final class Catalogue {
  /** The checks, each code once, by group. */
  public static final List<Check> CHECKS =
      Stream.of(
              LanguageChecks.ALL,
              ConditionChecks.ALL,
              BreadthChecks.ALL,
              EscalationChecks.ALL,
              ExfiltrationChecks.ALL,
              TrustChecks.ALL,
              DataChecks.ALL,
              TrainingChecks.ALL)
          .flatMap(List::stream)
          .toList();

  private Catalogue() {}

  /** Made when a page is asked for: most reviews print none. */
  private static final class Pages {
    private static final List<IssuePage> ALL =
        Stream.of(
                CHECKS.stream().map(Check::page),
                JobFits.PAGES.stream(),
                Acceptances.PAGES.stream(),
                StorageIssues.PAGES.stream(),
                JobIssues.PAGES.stream(),
                SpecIssues.PAGES.stream())
            .flatMap(pages -> pages)
            .toList();
  }

  /**
   * The pages of all that a review can find.
   *
   * @return the pages, each code once
   */
  public static List<IssuePage> pages() {
    return Pages.ALL;
  }

  /**
   * The page of a finding.
   *
   * @param code its code
   * @return the page, if there is one
   */
  public static Optional<IssuePage> page(IssueCode code) {
    return Pages.ALL.stream().filter(page -> page.code().equals(code)).findFirst();
  }
}
