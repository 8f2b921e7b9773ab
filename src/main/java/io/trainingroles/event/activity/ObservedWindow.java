package io.trainingroles.event.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the records are of.
 *
 * @param from the time of the first record; null where there is none
 * @param to the time of the last; null where there is none
 * @param records how many there are
 * @param recordsOfRole how many of them are of the role
 * @param regions the Regions of the records in the role's account, sorted
 * @param account the account of the role; empty where it is not known
 */
public record ObservedWindow(
    @Nullable Instant from,
    @Nullable Instant to,
    long records,
    long recordsOfRole,
    List<String> regions,
    String account) {
  private static final Duration WEEK = Duration.ofDays(7);

  /** Keeps an unchangeable copy. */
  public ObservedWindow {
    regions = List.copyOf(regions);
  }

  /**
   * Whether it is so short that much of what a role does may lie outside.
   *
   * @return true if it is shorter than a week
   */
  public boolean isShort() {
    return from == null || to == null || Duration.between(from, to).compareTo(WEEK) < 0;
  }
}
