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
 * @param managedPolicies the policies that stand beside the role and are attached to it, each name
 *     at most once
 * @param attachedPolicies the policies that are there already and are attached to it
 */
public record TrainingRole(
    RoleName name,
    RoleAttributes attributes,
    List<Trust> trusts,
    List<GrantedPolicy> inlinePolicies,
    List<GrantedPolicy> managedPolicies,
    List<ManagedPolicyArn> attachedPolicies) {
  /**
   * Keeps unchangeable copies.
   *
   * @throws IllegalArgumentException if nobody is trusted, or a policy is there twice
   */
  public TrainingRole {
    trusts = List.copyOf(trusts);
    inlinePolicies = List.copyOf(inlinePolicies);
    managedPolicies = List.copyOf(managedPolicies);
    attachedPolicies = List.copyOf(attachedPolicies);
    if (trusts.isEmpty()) {
      throw new IllegalArgumentException("the role " + name + " trusts nobody");
    }
    refuseTwice(name, inlinePolicies.stream().map(GrantedPolicy::name).toList());
    refuseTwice(name, managedPolicies.stream().map(GrantedPolicy::name).toList());
    refuseTwice(name, attachedPolicies);
  }

  private static void refuseTwice(RoleName name, List<?> policies) {
    if (policies.stream().distinct().count() != policies.size()) {
      throw new IllegalArgumentException("a policy of " + name + " is there twice");
    }
  }
}
