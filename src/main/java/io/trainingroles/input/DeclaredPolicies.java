package io.trainingroles.input;

import io.trainingroles.finding.Location;
import io.trainingroles.input.PolicySource.Declared;
import java.util.List;
import java.util.Map;

/**
 * What the declaration of a role says beyond its policies: where each came from, and the defaults
 * of the variables in them.
 *
 * @param role where the role is declared
 * @param trustPolicy the sources of its trust policy
 * @param inlinePolicies the sources of its inline policies, in their order
 * @param managedPolicies the sources of its managed policies, in their order
 * @param variableDefaults what Terraform variables are if Terraform is given no value for them, by
 *     their names; only those that have a default
 */
public record DeclaredPolicies(
    Location role,
    Declared trustPolicy,
    List<Declared> inlinePolicies,
    List<Declared> managedPolicies,
    Map<String, String> variableDefaults) {
  /** Keeps unchangeable copies. */
  public DeclaredPolicies {
    inlinePolicies = List.copyOf(inlinePolicies);
    managedPolicies = List.copyOf(managedPolicies);
    variableDefaults = Map.copyOf(variableDefaults);
  }
}
