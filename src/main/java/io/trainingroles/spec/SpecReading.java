package io.trainingroles.spec;

import io.trainingroles.finding.Finding;
import java.util.List;

/**
 * The result of reading a file: a spec, or the rules of an organisation.
 *
 * @param <T> what a file without errors is read to
 */
public sealed interface SpecReading<T> {

  /**
   * The file has no errors.
   *
   * @param value what it was read to
   * @param warnings what a careful reader would ask about, in the order of the file
   * @param <T> the type of what it was read to
   */
  record Read<T>(T value, List<Finding> warnings) implements SpecReading<T> {
    /** Keeps an unchangeable copy. */
    public Read {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * The file has errors.
   *
   * @param findings all that is wrong with it, at least one, in the order of the file
   * @param <T> what it would have been read to
   */
  record Refused<T>(List<Finding> findings) implements SpecReading<T> {
    /** Keeps an unchangeable copy. */
    public Refused {
      findings = List.copyOf(findings);
    }
  }
}
