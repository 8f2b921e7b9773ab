package io.trainingroles.input;

import io.trainingroles.finding.Finding;
import java.util.List;
import java.util.Map;
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
   * @param references what a question may name: the texts of attributes of its resources, by {@code
   *     ADDRESS.ATTRIBUTE}, as far as they are known
   */
  record Read(
      List<JudgedRole> roles,
      List<JudgedRole> others,
      Optional<String> region,
      List<String> notes,
      Map<String, String> references)
      implements InputReading {
    /** Keeps unchangeable copies. */
    public Read {
      roles = List.copyOf(roles);
      others = List.copyOf(others);
      notes = List.copyOf(notes);
      references = Map.copyOf(references);
    }

    /**
     * An input that says no Region.
     *
     * @param roles its roles, in their order there
     * @param others what else has policies
     */
    public Read(List<JudgedRole> roles, List<JudgedRole> others) {
      this(roles, others, Optional.empty(), List.of(), Map.of());
    }

    /**
     * The same with what a question may name.
     *
     * @param named the texts by {@code ADDRESS.ATTRIBUTE}
     * @return the reading
     */
    public Read with(Map<String, String> named) {
      return new Read(roles, others, region, notes, named);
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
