package io.trainingroles.check;

import java.util.Objects;

/**
 * What to write in a spec in place of something else; the meaning is the same, or what everybody
 * would want.
 *
 * @param given the value as it is, at the place of the finding or behind it on the same line
 * @param instead the value as it should be
 */
public record Fix(String given, String instead) {
  /**
   * Refuses what changes nothing.
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
