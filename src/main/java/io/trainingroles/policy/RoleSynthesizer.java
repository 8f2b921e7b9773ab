package io.trainingroles.policy;

import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.role.GrantedPolicy;
import io.trainingroles.role.TrainingRole;
import io.trainingroles.role.Trust;
import io.trainingroles.role.value.Deployment;

/**
 * Writes the documents of a role out of what it declares: one statement or more for each trust and
 * each grant, in their order. Only documents that are too large for IAM are written shorter, where
 * it is proven that they say the same then.
 */
public final class RoleSynthesizer {
  private final Deployment deployment;
  private final DocumentsWithinLimits limits = new DocumentsWithinLimits();

  /**
   * A synthesizer for one place.
   *
   * @param deployment where the roles are deployed to
   */
  public RoleSynthesizer(Deployment deployment) {
    this.deployment = deployment;
  }

  /**
   * The documents of a role.
   *
   * @param role the declared role
   * @return what IAM will keep of it
   * @throws io.trainingroles.iam.InvalidValueException if a trust or a grant cannot be where the
   *     role is deployed to
   */
  public RoleDetail synthesize(TrainingRole role) {
    var trust =
        role.trusts().stream().flatMap(trusted -> trusted.statements(deployment).stream()).toList();
    return new RoleDetail(
        role.name(),
        role.attributes(),
        PolicyDocument.of(trust),
        limits.inline(
            role.inlinePolicies().stream()
                .map(policy -> new InlinePolicy(policy.name(), document(policy)))
                .toList()),
        role.managedPolicies().stream()
            .map(policy -> limits.managed(new ManagedPolicy(policy.name(), document(policy))))
            .toList(),
        role.attachedPolicies(),
        role.trusts().stream().anyMatch(Trust::needsInstanceProfile));
  }

  private PolicyDocument document(GrantedPolicy policy) {
    return PolicyDocument.of(
        policy.grants().stream()
            .flatMap(grant -> grant.statements(deployment).stream())
            .distinct()
            .toList());
  }
}
