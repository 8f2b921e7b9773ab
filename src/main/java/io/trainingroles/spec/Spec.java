package io.trainingroles.spec;

import io.trainingroles.policy.RoleDetail;
import io.trainingroles.role.Deployment;
import io.trainingroles.terraform.TerraformSettings;
import java.util.List;

/**
 * What a spec declares.
 *
 * @param roles the roles, in the order of the spec
 * @param terraform what the Terraform configuration has only once
 * @param deployment where the roles are deployed to, as far as it is known
 */
public record Spec(List<RoleDetail> roles, TerraformSettings terraform, Deployment deployment) {
  /** Keeps an unchangeable copy. */
  public Spec {
    roles = List.copyOf(roles);
  }
}
