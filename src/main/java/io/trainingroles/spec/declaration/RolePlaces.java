package io.trainingroles.spec.declaration;

import io.trainingroles.finding.Location;
import java.util.List;

/**
 * Where a role and its policies are declared.
 *
 * @param role the role
 * @param trusts its trusts
 * @param inlinePolicies its inline policies, in the order of the role
 * @param managedPolicies its managed policies, in the order of the role
 */
public record RolePlaces(
    Location role,
    PolicyPlaces trusts,
    List<PolicyPlaces> inlinePolicies,
    List<PolicyPlaces> managedPolicies) {
  /** Keeps unchangeable copies. */
  public RolePlaces {
    inlinePolicies = List.copyOf(inlinePolicies);
    managedPolicies = List.copyOf(managedPolicies);
  }
}
