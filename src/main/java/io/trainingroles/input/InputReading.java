package io.trainingroles.input;

import io.trainingroles.finding.Finding;
import java.util.List;
import java.util.Optional;

/** What came of reading an input. */
public sealed interface InputReading {

  /**
   * The input is right. Every policy in it is that of a role or of one of the others.
   *
   * @param roles its roles, in their order there
   * @param others what else has policies: users, groups, policies that stand alone, and resources
   *     of which it is not known what they give to roles
   * @param region the Region that its provider is set to, as far as it says one
   * @param notes what was assumed to read it, one sentence each
   */
  record Read(
      List<JudgedRole> roles, List<JudgedRole> others, Optional<String> region, List<String> notes)
      implements InputReading {
    /** Keeps unchangeable copies. */
    public Read {
      roles = List.copyOf(roles);
      others = List.copyOf(others);
      notes = List.copyOf(notes);
    }

    /**
     * An input that says no Region.
     *
     * @param roles its roles, in their order there
     * @param others what else has policies
     */
    public Read(List<JudgedRole> roles, List<JudgedRole> others) {
      this(roles, others, Optional.empty(), List.of());
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
