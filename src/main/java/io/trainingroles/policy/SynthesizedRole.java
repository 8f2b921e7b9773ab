package io.trainingroles.policy;

import java.util.List;

/**
 * A role as IAM will keep it, and the declarations that its statements came from.
 *
 * @param detail the role
 * @param trustPolicy its trust policy; the sources are the trusts of the declared role
 * @param inlinePolicies its inline policies, in the order of the role; the sources are the grants
 *     of the declared policy
 * @param managedPolicies its managed policies, likewise
 */
public record SynthesizedRole(
    RoleDetail detail,
    SourcedDocument trustPolicy,
    List<SourcedDocument> inlinePolicies,
    List<SourcedDocument> managedPolicies) {
  /** Keeps unchangeable copies. */
  public SynthesizedRole {
    inlinePolicies = List.copyOf(inlinePolicies);
    managedPolicies = List.copyOf(managedPolicies);
  }
}
