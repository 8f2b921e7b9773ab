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
   * @param warnings what a careful reader would ask about, along the file
   * @param <T> the type of what it says
   */
  record Read<T>(T value, List<Finding> warnings) implements SpecReading<T> {
    /** Keeps an unchangeable copy. */
    public Read {
      warnings = List.copyOf(warnings);
    }
  }

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
