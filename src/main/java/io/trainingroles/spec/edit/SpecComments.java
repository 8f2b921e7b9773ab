package io.trainingroles.spec.edit;

import java.util.List;
import java.util.Map;

/**
 * What a written spec says about itself.
 *
 * @param spec comments on the whole spec, one sentence each
 * @param roles comments on each role, by its name
 */
public record SpecComments(List<String> spec, Map<String, RoleComments> roles) {
  /** No comments. */
  public static final SpecComments NONE = new SpecComments(List.of(), Map.of());

  /**
   * The comments on a role.
   *
   * @param findings what the review says of it and why that is left, one sentence each
   * @param accepted the findings that the role accepts, as what its jobs ask for has them
   */
  public record RoleComments(List<String> findings, List<Accepted> accepted) {
    /** No comments. */
    static final RoleComments NONE = new RoleComments(List.of(), List.of());

    /** Keeps unchangeable copies. */
    public RoleComments {
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
  public SpecComments {
    spec = List.copyOf(spec);
    roles = Map.copyOf(roles);
  }

  RoleComments of(String role) {
    return roles.getOrDefault(role, RoleComments.NONE);
  }
}
