package io.trainingroles.review;

import io.trainingroles.check.CheckFinding;
import io.trainingroles.finding.Severity;
import io.trainingroles.input.Acceptance;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was found.
 *
 * @param findings what is wrong, along the inputs
 * @param accepted the findings that the roles accept
 */
public record Review(List<CheckFinding> findings, List<Accepted> accepted) {
  /**
   * A finding that was accepted.
   *
   * @param finding the finding
   * @param acceptance who accepts it and why
   */
  public record Accepted(CheckFinding finding, Acceptance acceptance) {}

  /** Keeps unchangeable copies. */
  public Review {
    findings = findings.stream().sorted().toList();
    accepted = List.copyOf(accepted);
  }

  /**
   * Several reviews as one.
   *
   * @param reviews the reviews
   * @return all that they found
   */
  public static Review of(Collection<Review> reviews) {
    return new Review(
        reviews.stream().flatMap(review -> review.findings.stream()).toList(),
        reviews.stream().flatMap(review -> review.accepted.stream()).toList());
  }

  /**
   * Whether something severe enough was found.
   *
   * @param severity the severity
   * @return true if a finding that is not accepted is as severe, or more
   */
  public boolean has(Severity severity) {
    return findings.stream().anyMatch(found -> found.finding().severity().compareTo(severity) <= 0);
  }

  /**
   * The findings of one severity.
   *
   * @param severity the severity
   * @return those that are not accepted
   */
  public Stream<CheckFinding> of(Severity severity) {
    return findings.stream().filter(found -> found.finding().severity() == severity);
  }
}
