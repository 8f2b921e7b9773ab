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
 * @param promises its promises in their order, {@code never} before {@code expect}; a role with a
 *     broken one can be judged and not be deployed
 * @param fit how it fits the jobs that run as it; empty if it declares none
 */
public record SpecRole(
    DeclaredRole declared,
    RoleDetail detail,
    JudgedRole judged,
    List<CheckedPromise> promises,
    Optional<RoleFit> fit) {
  /** Keeps an unchangeable copy. */
  public SpecRole {
    promises = List.copyOf(promises);
  }

  /**
   * The promises that it does not keep, or that cannot be proved.
   *
   * @return a finding for each
   */
  public List<Finding> broken() {
    return promises.stream().flatMap(promise -> promise.broken().stream()).toList();
  }

  /**
   * What came of the items of {@code never}.
   *
   * @return a proof for each that can be asked
   */
  public List<RoleProof> proofs() {
    return promises.stream().flatMap(promise -> promise.proof().stream()).toList();
  }
}
