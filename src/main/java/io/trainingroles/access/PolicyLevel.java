package io.trainingroles.access;

import java.util.List;

/**
 * The policies of one kind at one level of an organization: its root, an organizational unit, or an
 * account. See <a
 * href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html">SCP
 * evaluation</a>.
 *
 * @param policies what is attached there
 */
public record PolicyLevel(List<NamedPolicy> policies) {
  /** Keeps an unchangeable copy. */
  public PolicyLevel {
    policies = List.copyOf(policies);
  }
}
