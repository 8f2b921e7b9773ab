package io.trainingroles.spec;

import io.trainingroles.finding.Finding;
import java.util.List;

/**
 * What came of reading a spec.
 *
 * @param <T> what a spec without errors is read to
 */
public sealed interface SpecReading<T> {

  /**
   * The spec is right.
   *
   * @param value what it says
   * @param <T> the type of that
   */
  record Read<T>(T value) implements SpecReading<T> {}

  /**
   * The spec is wrong.
   *
   * @param findings all that is wrong with it, at least one, along the file
   * @param <T> what it would have been read to
   */
  record Refused<T>(List<Finding> findings) implements SpecReading<T> {
    /** Keeps an unchangeable copy. */
    public Refused {
      findings = List.copyOf(findings);
    }
  }
}
