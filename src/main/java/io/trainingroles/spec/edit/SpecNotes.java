package io.trainingroles.spec.edit;

import java.util.List;
import java.util.Map;

/**
 * What a written spec says about itself.
 *
 * @param spec what is said of the whole spec, one sentence each
 * @param roles what is said of each role, by its name
 */
public record SpecNotes(List<String> spec, Map<String, RoleNotes> roles) {
  /** Nothing is said. */
  public static final SpecNotes NONE = new SpecNotes(List.of(), Map.of());

  /**
   * What is said of a role.
   *
   * @param findings what the review says of it and why that is left, one sentence each
   * @param accepted the findings that the role accepts, as what its jobs ask for has them
   */
  public record RoleNotes(List<String> findings, List<Accepted> accepted) {
    /** Nothing is said. */
    static final RoleNotes NONE = new RoleNotes(List.of(), List.of());

    /** Keeps unchangeable copies. */
    public RoleNotes {
      findings = List.copyOf(findings);
      accepted = List.copyOf(accepted);
    }
  }

  /**
   * A finding that a role accepts.
   *
   * @param finding its code
   * @param subject what it is about
   * @param reason why it is accepted
   */
  public record Accepted(String finding, String subject, String reason) {}

  /** Keeps unchangeable copies. */
  public SpecNotes {
    spec = List.copyOf(spec);
    roles = Map.copyOf(roles);
  }

  RoleNotes of(String role) {
    return roles.getOrDefault(role, RoleNotes.NONE);
  }
}
