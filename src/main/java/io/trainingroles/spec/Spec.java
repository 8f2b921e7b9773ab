package io.trainingroles.spec;

import io.trainingroles.finding.Finding;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.question.RoleFit;
import io.trainingroles.policy.RoleDetail;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.terraform.TerraformSettings;
import java.util.List;

/**
 * What a spec declares.
 *
 * @param roles the roles, in the order of the spec
 * @param terraform what the Terraform configuration has only once
 * @param deployment where the roles are deployed to, as far as it is known
 * @param judged the roles, with the places of what they declare
 * @param broken what its roles allow that must never be, or decide otherwise than it expects; a
 *     spec with such findings can be judged and not be deployed
 * @param fits how the roles that run jobs fit them
 */
public record Spec(
    List<RoleDetail> roles,
    TerraformSettings terraform,
    Deployment deployment,
    List<JudgedRole> judged,
    List<Finding> broken,
    List<RoleFit> fits) {
  /** Keeps an unchangeable copy. */
  public Spec {
    roles = List.copyOf(roles);
    judged = List.copyOf(judged);
    broken = List.copyOf(broken);
    fits = List.copyOf(fits);
  }
}
