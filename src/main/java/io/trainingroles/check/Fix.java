package io.trainingroles.check;

import java.util.Objects;

/**
 * A replacement of a value in a spec, which no person has to decide about. It never adds access:
 * what would is no fix, but a suggestion in the remedy of its finding, which a person writes.
 *
 * @param given the value as it is, at the place of the finding or behind it on the same line
 * @param instead the value as it should be
 */
public record Fix(String given, String instead) {
  /**
   * Refuses a fix without effect. *
   *
   * @throws IllegalArgumentException if both are the same
   */
  public Fix {
    Objects.requireNonNull(given);
    Objects.requireNonNull(instead);
    if (given.equals(instead)) {
      throw new IllegalArgumentException("a fix changes something: " + given);
    }
  }
}
