package io.trainingroles.input;

import io.trainingroles.finding.Finding;
import java.util.List;
import java.util.Optional;

/** What came of reading an input. */
public sealed interface InputReading {

  /**
   * The input is right.
   *
   * @param roles its roles, in their order there
   * @param region the Region that its provider is set to, as far as it says one
   */
  record Read(List<JudgedRole> roles, Optional<String> region) implements InputReading {
    /** Keeps an unchangeable copy. */
    public Read {
      roles = List.copyOf(roles);
    }

    /**
     * An input that says no Region.
     *
     * @param roles its roles, in their order there
     */
    public Read(List<JudgedRole> roles) {
      this(roles, Optional.empty());
    }
  }

  /**
   * The input is wrong.
   *
   * @param findings all that is wrong with it, along the text
   */
  record Refused(List<Finding> findings) implements InputReading {
    /** Keeps an unchangeable copy, in order. */
    public Refused {
      findings = findings.stream().sorted().toList();
    }
  }
}
