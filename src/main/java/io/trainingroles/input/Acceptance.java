package io.trainingroles.input;

import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.Location;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One finding that somebody has looked at and lives with.
 *
 * @param finding the code of the finding
 * @param on what it is about, as the finding says it
 * @param reason why it is accepted
 * @param until the last day on which it is, or null for always
 * @param place where that is written
 */
public record Acceptance(
    IssueCode finding, String on, String reason, @Nullable LocalDate until, Location place) {
  /** Refuses null. */
  public Acceptance {
    Objects.requireNonNull(finding);
    Objects.requireNonNull(on);
    Objects.requireNonNull(reason);
    Objects.requireNonNull(place);
  }

  /**
   * Whether it is over.
   *
   * @param today the day
   * @return true if its last day was before
   */
  public boolean isOver(LocalDate today) {
    return until != null && until.isBefore(today);
  }
}
