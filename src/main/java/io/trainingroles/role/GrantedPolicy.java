package io.trainingroles.role;

import java.util.List;

/**
 * A policy of a role, declared by intent.
 *
 * @param name the policy's name
 * @param grants what it grants, at least one
 */
public record GrantedPolicy(PolicyName name, List<Grant> grants) {
  /**
   * Keeps an unchangeable copy.
   *
   * @throws IllegalArgumentException if there is no grant
   */
  public GrantedPolicy {
    grants = List.copyOf(grants);
    if (grants.isEmpty()) {
      throw new IllegalArgumentException("the policy " + name + " grants nothing");
    }
  }
}
