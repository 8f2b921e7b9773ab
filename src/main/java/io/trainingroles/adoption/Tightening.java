package io.trainingroles.adoption;

import io.trainingroles.access.NamedPolicy;
import io.trainingroles.access.Policies;
import io.trainingroles.access.documented.DocumentedAccess;
import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.access.proof.Inclusion;
import io.trainingroles.access.set.RequestSet;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.question.RoleDifference;
import io.trainingroles.input.question.RoleFit;
import io.trainingroles.job.Need;
import io.trainingroles.job.RoleJob;
import io.trainingroles.job.RoleNeeds;
import io.trainingroles.role.value.Deployment;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The smallest change of a role that fits its jobs: what they need stays, what they do not need
 * goes, and what they lack is added only if that is asked for.
 *
 * @param before the role as it is
 * @param after the role with its new policies
 * @param edits what changes in its policies
 * @param added what the jobs lack and the role gets
 * @param difference what access goes, and comes
 * @param fit how the new role fits the jobs
 * @param isProved whether it is proved that the new role allows nothing that neither the old one
 *     did nor a job needs and was lacking, and all that the old one did of what the jobs need
 */
public record Tightening(
    JudgedRole before,
    JudgedRole after,
    List<PolicyEdit> edits,
    List<Need> added,
    RoleDifference difference,
    RoleFit fit,
    boolean isProved) {

  /** Keeps unchangeable copies. */
  public Tightening {
    edits = List.copyOf(edits);
    added = List.copyOf(added);
  }

  /**
   * Tightens a role.
   *
   * @param role the role, of which all but named policies is seen
   * @param all all that has policies in the input
   * @param jobs the jobs, and what each has the role for
   * @param deployment where the role is deployed to
   * @param adds whether it gets what the jobs lack
   * @return the change
   */
  public static Tightening of(
      JudgedRole role,
      List<JudgedRole> all,
      List<RoleJob> jobs,
      Deployment deployment,
      boolean adds) {
    AccessProver prover = DocumentedAccess.prover();
    List<Need> needs = RoleNeeds.all(jobs.stream().map(RoleJob::needs).toList()).needs();
    List<Statement> needed = RoleFit.needed(jobs, deployment);
    List<Need> added =
        adds
            ? needs.stream()
                .filter(need -> !allows(role, need.grant().required(deployment), prover))
                .toList()
            : List.of();
    Set<Statement> missing = new LinkedHashSet<>();
    added.forEach(need -> missing.addAll(need.grant().statements(deployment)));
    NarrowedRole narrowed =
        NarrowedRole.of(
            role,
            RoleImport.shared(all),
            needed.stream().flatMap(StatementParts::each).distinct().toList(),
            List.copyOf(missing),
            prover);
    JudgedRole after = narrowed.role();
    return new Tightening(
        role,
        after,
        narrowed.edits(),
        added,
        RoleDifference.between(List.of(role), List.of(after), prover).get(0),
        RoleFit.of(after, jobs, deployment, prover),
        isNotWider(role, after, missing, prover) && losesNothing(role, after, needed, prover));
  }

  private static boolean allows(JudgedRole role, List<Statement> needed, AccessProver prover) {
    return prover.inclusion(RequestSet.ofIdentity(PolicyDocument.of(needed)), role.access())
        instanceof Inclusion.Included;
  }

  private static boolean isNotWider(
      JudgedRole before, JudgedRole after, Set<Statement> missing, AccessProver prover) {
    Stream<NamedPolicy> lacking =
        missing.isEmpty()
            ? Stream.empty()
            : Stream.of(
                new NamedPolicy("what the jobs lack", PolicyDocument.of(List.copyOf(missing))));
    RequestSet most =
        RequestSet.ofRole(
            Stream.concat(before.identityPolicies().stream(), lacking).toList(),
            before.permissionsBoundary());
    return prover.inclusion(after.access(), most) instanceof Inclusion.Included;
  }

  private static boolean losesNothing(
      JudgedRole before, JudgedRole after, List<Statement> needed, AccessProver prover) {
    if (needed.isEmpty()) {
      return true;
    }
    RequestSet used =
        RequestSet.ofRole(
            Policies.NONE
                .withIdentityPolicies(before.identityPolicies())
                .withPermissionsBoundary(before.permissionsBoundary())
                .withSessionPolicies(
                    List.of(new NamedPolicy("the jobs", PolicyDocument.of(needed)))));
    return prover.inclusion(used, after.access()) instanceof Inclusion.Included;
  }
}
