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
 * How a review is made.
 *
 * @param today the day, on which an acceptance may have expired
 * @param severities the severities that an organisation gives to findings instead of those of their
 *     pages
 * @param off the findings that an organisation has switched off
 * @param unacceptable the findings that no role can accept, whatever their severity
 */
public record CheckSettings(
    LocalDate today,
    Map<IssueCode, Severity> severities,
    Set<IssueCode> off,
    Set<IssueCode> unacceptable) {
  /** Keeps unchangeable copies. */
  public CheckSettings {
    Objects.requireNonNull(today);
    severities = Map.copyOf(severities);
    off = Set.copyOf(off);
    unacceptable = Set.copyOf(unacceptable);
  }

  /**
   * A review with the severities of the pages, by no organisation.
   *
   * @param today the day
   * @return the settings
   */
  public static CheckSettings of(LocalDate today) {
    return new CheckSettings(today, Map.of(), Set.of(), Set.of());
  }

  Severity severity(IssuePage page) {
    return severities.getOrDefault(page.code(), page.severity());
  }

  boolean includes(CheckFinding finding) {
    return !off.contains(finding.finding().code());
  }

  CheckFinding weighed(CheckFinding finding) {
    Severity severity = severities.get(finding.finding().code());
    return severity == null ? finding : finding.weighed(severity);
  }
}
