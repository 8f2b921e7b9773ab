package io.trainingroles.input;

import io.trainingroles.finding.Finding;
import java.util.List;

/** What came of reading an input. */
public sealed interface InputReading {

  /**
   * The input is right.
   *
   * @param roles its roles, in their order there
   */
  record Read(List<JudgedRole> roles) implements InputReading {
    /** Keeps an unchangeable copy. */
    public Read {
      roles = List.copyOf(roles);
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
