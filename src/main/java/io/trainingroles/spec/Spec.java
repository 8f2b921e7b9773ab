package io.trainingroles.spec;

import io.trainingroles.policy.RoleDetail;
import io.trainingroles.terraform.TerraformSettings;
import java.util.List;

/**
 * What a spec declares.
 *
 * @param roles the roles, in the order of the spec
 * @param terraform what the Terraform configuration has only once
 */
public record Spec(List<RoleDetail> roles, TerraformSettings terraform) {
  /** Keeps an unchangeable copy. */
  public Spec {
    roles = List.copyOf(roles);
  }
}
