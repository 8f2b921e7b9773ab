package io.trainingroles.terraform;

import io.trainingroles.policy.InlinePolicy;
import io.trainingroles.policy.RoleDetail;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The labels of a role's inline policies. Two roles may each have an inline policy {@code data}:
 * the first in the order of the file is {@code aws_iam_role_policy.data}, a later one has its
 * role's name before it. So a role that is added below others never moves their policies to new
 * addresses, which Terraform would carry out as destroy and create.
 *
 * @param inlinePolicies the label of each inline policy, in the order of the role
 */
public record RoleLabels(List<String> inlinePolicies) {
  /** Keeps an unchangeable copy. */
  public RoleLabels {
    inlinePolicies = List.copyOf(inlinePolicies);
  }

  /**
   * The labels of roles in one configuration.
   *
   * @param roles the roles in the order of the file
   * @return the labels of each role, in the same order
   */
  public static List<RoleLabels> of(List<RoleDetail> roles) {
    Set<String> taken = new HashSet<>();
    var labels = new ArrayList<RoleLabels>();
    for (RoleDetail role : roles) {
      RoleLabels own = of(role, taken::contains);
      taken.addAll(own.inlinePolicies());
      labels.add(own);
    }
    return List.copyOf(labels);
  }

  /**
   * The labels of a role that comes after others.
   *
   * @param role the role
   * @param isTaken whether a role before it has the label for an inline policy
   * @return the labels
   */
  public static RoleLabels of(RoleDetail role, Predicate<String> isTaken) {
    var labels = new ArrayList<String>();
    for (InlinePolicy policy : role.inlinePolicies()) {
      String bare = Labels.of(policy.name());
      boolean isBare = !isTaken.test(bare) && !labels.contains(bare);
      labels.add(isBare ? bare : Labels.qualified(role.name(), policy.name()));
    }
    return new RoleLabels(labels);
  }
}
