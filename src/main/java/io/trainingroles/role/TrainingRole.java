package io.trainingroles.role;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The IAM role that training jobs run as, declared by intent.
 *
 * @param name the role's name
 * @param description what it is for, or null
 * @param trusts who may assume it, at least one
 * @param inlinePolicies the policies that are part of the role, each name at most once
 */
public record TrainingRole(
    RoleName name,
    @Nullable RoleDescription description,
    List<Trust> trusts,
    List<GrantedPolicy> inlinePolicies) {
  /**
   * Keeps unchangeable copies.
   *
   * @throws IllegalArgumentException if nobody is trusted, or two policies have the same name
   */
  public TrainingRole {
    trusts = List.copyOf(trusts);
    inlinePolicies = List.copyOf(inlinePolicies);
    if (trusts.isEmpty()) {
      throw new IllegalArgumentException("the role " + name + " trusts nobody");
    }
    if (inlinePolicies.stream().map(GrantedPolicy::name).distinct().count()
        != inlinePolicies.size()) {
      throw new IllegalArgumentException("two inline policies of " + name + " have the same name");
    }
  }
}
