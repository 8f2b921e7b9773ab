package io.trainingroles.policy;

import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.role.Deployment;
import io.trainingroles.role.GrantedPolicy;
import io.trainingroles.role.TrainingRole;

/**
 * Writes the documents of a role out of what it declares: one statement or more for each trust and
 * each grant, in their order.
 */
public final class RoleSynthesizer {
  private final Deployment deployment;

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
   */
  public RoleDetail synthesize(TrainingRole role) {
    var trust =
        role.trusts().stream().flatMap(trusted -> trusted.statements(deployment).stream()).toList();
    return new RoleDetail(
        role.name(),
        role.description(),
        PolicyDocument.of(trust),
        role.inlinePolicies().stream().map(this::inlinePolicy).toList());
  }

  private InlinePolicy inlinePolicy(GrantedPolicy policy) {
    var statements =
        policy.grants().stream().flatMap(grant -> grant.statements(deployment).stream()).toList();
    return new InlinePolicy(policy.name(), PolicyDocument.of(statements));
  }
}
