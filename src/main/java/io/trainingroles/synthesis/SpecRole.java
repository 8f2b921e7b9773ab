package io.trainingroles.synthesis;

import io.trainingroles.finding.Finding;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.question.RoleFit;
import io.trainingroles.input.question.RoleProof;
import io.trainingroles.policy.RoleDetail;
import io.trainingroles.spec.declaration.DeclaredRole;
import java.util.List;
import java.util.Optional;

/**
 * A role of a spec.
 *
 * @param declared how the spec declares it
 * @param detail what IAM will keep of it
 * @param judged the role for a review, with where its policies are declared
 * @param broken its promises that it does not keep, or that cannot be proved; a role with such
 *     findings can be judged and not be deployed
 * @param proofs what came of each item of {@code never}, in their order
 * @param fit how it fits the jobs that run as it; empty if it declares none
 */
public record SpecRole(
    DeclaredRole declared,
    RoleDetail detail,
    JudgedRole judged,
    List<Finding> broken,
    List<RoleProof> proofs,
    Optional<RoleFit> fit) {
  /** Keeps an unchangeable copy. */
  public SpecRole {
    broken = List.copyOf(broken);
    proofs = List.copyOf(proofs);
  }
}
