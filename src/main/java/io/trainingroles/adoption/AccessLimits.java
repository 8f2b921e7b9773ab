package io.trainingroles.adoption;

import io.trainingroles.input.JudgedRole;
import java.util.ArrayList;
import java.util.List;

/**
 * What the access of a role may not break: the rules of an organisation, the promises of a spec.
 */
@FunctionalInterface
public interface AccessLimits {
  /** No limits. */
  AccessLimits NONE = role -> List.of();

  /**
   * What a role breaks.
   *
   * @param role the role
   * @return one sentence each, without a full stop; none where it keeps within all limits
   */
  List<String> brokenBy(JudgedRole role);

  /**
   * These limits and others.
   *
   * @param others the others
   * @return both
   */
  default AccessLimits and(AccessLimits others) {
    return role -> {
      var broken = new ArrayList<String>(brokenBy(role));
      broken.addAll(others.brokenBy(role));
      return broken;
    };
  }
}
