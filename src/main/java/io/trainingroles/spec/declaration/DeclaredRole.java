package io.trainingroles.spec.declaration;

import io.trainingroles.finding.Finding;
import io.trainingroles.input.Acceptance;
import io.trainingroles.job.RoleJob;
import io.trainingroles.role.GrantedPolicy;
import io.trainingroles.role.TrainingRole;
import io.trainingroles.terraform.RenamedRoles.FormerNames;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A role as a spec declares it, with all that the spec has about it.
 *
 * @param role the role
 * @param places where it and its policies are declared
 * @param promises what its policies must allow, and what they must not
 * @param acceptances the findings that it accepts
 * @param jobs the jobs that run as the role; empty if it declares none, which is not the same as
 *     jobs that could not be read
 * @param isAdopted whether it exists, and Terraform takes it over
 * @param formerNames the names under which the state has it and its policies
 * @param readerFindings what the reader found in its declaration and in the files of its jobs, in
 *     the order of the file
 */
public record DeclaredRole(
    TrainingRole role,
    RolePlaces places,
    List<Promise> promises,
    List<Acceptance> acceptances,
    Optional<List<RoleJob>> jobs,
    boolean isAdopted,
    FormerNames formerNames,
    List<Finding> readerFindings) {
  /**
   * Keeps unchangeable copies.
   *
   * @throws IllegalArgumentException if a trust or a grant has no place, or a place has none
   */
  public DeclaredRole {
    Objects.requireNonNull(role);
    promises = List.copyOf(promises);
    acceptances = List.copyOf(acceptances);
    jobs = jobs.map(List::copyOf);
    readerFindings = List.copyOf(readerFindings);
    if (places.trusts().declarations().size() != role.trusts().size()
        || !sizes(places.inlinePolicies()).equals(counts(role.inlinePolicies()))
        || !sizes(places.managedPolicies()).equals(counts(role.managedGrants()))) {
      throw new IllegalArgumentException("the places of " + role.name() + " are not its own");
    }
  }

  private static List<Integer> sizes(List<PolicyPlaces> policies) {
    return policies.stream().map(policy -> policy.declarations().size()).toList();
  }

  private static List<Integer> counts(List<GrantedPolicy> policies) {
    return policies.stream().map(policy -> policy.grants().size()).toList();
  }
}
