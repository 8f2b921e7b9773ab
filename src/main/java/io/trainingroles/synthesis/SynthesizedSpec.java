package io.trainingroles.synthesis;

import io.trainingroles.finding.Finding;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.question.RoleFit;
import io.trainingroles.input.question.RoleProof;
import io.trainingroles.policy.RoleDetail;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.terraform.TerraformSettings;
import java.util.List;

/**
 * What a spec without errors is synthesized to.
 *
 * @param specRoles the roles, in the order of the spec
 * @param terraform what the Terraform configuration has only once
 * @param deployment where the roles are deployed to, as far as it is known
 * @param readerFindings the warnings about the spec that belong to no one role
 */
public record SynthesizedSpec(
    List<SpecRole> specRoles,
    TerraformSettings terraform,
    Deployment deployment,
    List<Finding> readerFindings) {
  /** Keeps unchangeable copies. */
  public SynthesizedSpec {
    specRoles = List.copyOf(specRoles);
    readerFindings = List.copyOf(readerFindings);
  }

  /**
   * What IAM will keep of the roles.
   *
   * @return the roles, in the order of the spec
   */
  public List<RoleDetail> roles() {
    return specRoles.stream().map(SpecRole::detail).toList();
  }

  /**
   * The roles for a review.
   *
   * @return the roles, in the order of the spec
   */
  public List<JudgedRole> judged() {
    return specRoles.stream().map(SpecRole::judged).toList();
  }

  /**
   * The roles that are granted nothing.
   *
   * @return their names, in the order of the spec
   */
  public List<String> rolesWithoutPolicy() {
    return specRoles.stream()
        .filter(role -> role.detail().hasNoPolicy())
        .map(role -> role.judged().name())
        .toList();
  }

  /**
   * The promises of all roles that are not kept, or cannot be proved.
   *
   * @return an error for each
   */
  public List<Finding> broken() {
    return specRoles.stream().flatMap(role -> role.broken().stream()).toList();
  }

  /**
   * What came of the items of {@code never} of all roles.
   *
   * @return a proof for each
   */
  public List<RoleProof> proofs() {
    return specRoles.stream().flatMap(role -> role.proofs().stream()).toList();
  }

  /**
   * How the roles that run jobs fit them.
   *
   * @return a fit for each role that declares jobs
   */
  public List<RoleFit> fits() {
    return specRoles.stream().flatMap(role -> role.fit().stream()).toList();
  }
}
