package io.trainingroles.role;

import io.trainingroles.role.value.ManagedPolicyArn;
import java.util.List;

/**
 * The IAM role that training jobs run as, declared by intent.
 *
 * @param name the role's name
 * @param attributes its description, path, session, boundary and tags
 * @param trusts who may assume it, at least one
 * @param inlinePolicies the policies that are part of the role, each name at most once
 * @param managedPolicies the managed policies that are made and attached to the role, each name at
 *     most once
 * @param attachedPolicies the existing managed policies that are attached to it
 */
public record TrainingRole(
    RoleName name,
    RoleAttributes attributes,
    List<Trust> trusts,
    List<GrantedPolicy> inlinePolicies,
    List<GrantedManagedPolicy> managedPolicies,
    List<ManagedPolicyArn> attachedPolicies) {
  /**
   * Keeps unchangeable copies.
   *
   * @throws IllegalArgumentException if there is no trust, or a policy is defined twice
   */
  public TrainingRole {
    trusts = List.copyOf(trusts);
    inlinePolicies = List.copyOf(inlinePolicies);
    managedPolicies = List.copyOf(managedPolicies);
    attachedPolicies = List.copyOf(attachedPolicies);
    if (trusts.isEmpty()) {
      throw new IllegalArgumentException("the role " + name + " has no trust");
    }
    refuseDuplicates(name, inlinePolicies.stream().map(GrantedPolicy::name).toList());
    refuseDuplicates(name, managedPolicies.stream().map(GrantedManagedPolicy::name).toList());
    refuseDuplicates(name, attachedPolicies);
  }

  /**
   * What the managed policies grant.
   *
   * @return the policies in their order
   */
  public List<GrantedPolicy> managedGrants() {
    return managedPolicies.stream().map(GrantedManagedPolicy::granted).toList();
  }

  private static void refuseDuplicates(RoleName name, List<?> policies) {
    if (policies.stream().distinct().count() != policies.size()) {
      throw new IllegalArgumentException("a policy of " + name + " is defined twice");
    }
  }
}
