package io.trainingroles.review;

import io.trainingroles.check.CheckFinding;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.finding.Severity;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * How a review is to be made.
 *
 * @param today the day, on which what was accepted for a time may be over
 * @param severities how an organisation weighs findings otherwise than their pages do
 * @param off the findings that an organisation does not want
 */
public record CheckSettings(
    LocalDate today, Map<IssueCode, Severity> severities, Set<IssueCode> off) {
  /** Keeps unchangeable copies. */
  public CheckSettings {
    Objects.requireNonNull(today);
    severities = Map.copyOf(severities);
    off = Set.copyOf(off);
  }

  /**
   * A review by the pages of the checks.
   *
   * @param today the day
   * @return the settings
   */
  public static CheckSettings of(LocalDate today) {
    return new CheckSettings(today, Map.of(), Set.of());
  }

  Severity severity(IssuePage page) {
    return severities.getOrDefault(page.code(), page.severity());
  }

  boolean wants(CheckFinding finding) {
    return !off.contains(finding.finding().code());
  }

  CheckFinding weighed(CheckFinding finding) {
    Severity severity = severities.get(finding.finding().code());
    return severity == null ? finding : finding.weighed(severity);
  }
}
