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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * @param refused what the jobs lack and the role may not get
 * @param uses what the role was seen to do, where there are recorded events
 * @param unexplained what the role was seen to do and no job explains, which stays
 * @param notObservable the actions that go and that recorded events could not have shown, by the
 *     reasons why not; none without events
 * @param broken what limits the new role breaks, one sentence each
 * @param difference what access goes, and comes
 * @param fit how the new role fits the jobs
 * @param isProved whether it is proved that the new role allows nothing that neither the old one
 *     did nor a job needs and was lacking, and all that the old one did of what the jobs need and
 *     of what no job explains
 */
public record Tightening(
    JudgedRole before,
    JudgedRole after,
    List<PolicyEdit> edits,
    List<Need> added,
    List<RefusedAddition> refused,
    Optional<RecordedUses> uses,
    List<UnexplainedUse> unexplained,
    Map<String, List<String>> notObservable,
    List<String> broken,
    RoleDifference difference,
    RoleFit fit,
    boolean isProved) {

  /** Keeps unchangeable copies. */
  public Tightening {
    edits = List.copyOf(edits);
    added = List.copyOf(added);
    refused = List.copyOf(refused);
    unexplained = List.copyOf(unexplained);
    notObservable = Collections.unmodifiableMap(new LinkedHashMap<>(notObservable));
    broken = List.copyOf(broken);
  }

  /**
   * Tightens a role.
   *
   * @param role the role, of which all but named policies is seen
   * @param attached the ARNs of the managed policies that are not the role's own, so that they are
   *     detached rather than changed
   * @param task what it is narrowed to
   * @return the change
   */
  public static Tightening of(JudgedRole role, Set<String> attached, TighteningTask task) {
    AccessProver prover = DocumentedAccess.prover();
    List<Need> needs = RoleNeeds.all(task.jobs().stream().map(RoleJob::needs).toList()).needs();
    Additions additions =
        task.adds()
            ? Additions.of(role, needs, task.deployment(), task.limits(), prover)
            : Additions.NONE;
    Set<Statement> missing = additions.statements(task.deployment());
    List<UnexplainedUse> unexplained = task.uses().map(RecordedUses::unexplained).orElse(List.of());
    // What was seen first: a part of it that a job needs too is then no statement of its own.
    List<Statement> needed =
        StatementParts.joined(
            unexplained.stream().flatMap(use -> use.kept().stream()).distinct().toList(),
            RoleFit.needed(task.jobs(), task.deployment()));
    NarrowedRole narrowed =
        NarrowedRole.of(
            role,
            attached,
            needed.stream().flatMap(StatementParts::each).distinct().toList(),
            List.copyOf(missing),
            prover);
    JudgedRole after = narrowed.role();
    return new Tightening(
        role,
        after,
        narrowed.edits(),
        additions.needs(),
        additions.refused(),
        task.uses(),
        unexplained,
        task.uses().map(uses -> uses.notObservable(after)).orElse(Map.of()),
        task.limits().brokenBy(after),
        RoleDifference.between(List.of(role), List.of(after), prover).get(0),
        RoleFit.of(after, task.jobs(), task.deployment(), prover),
        isNotWider(role, after, missing, prover) && losesNothing(role, after, needed, prover));
  }

  /**
   * Whether a job that was not given may lose something: the role was seen to do what no job
   * explains, and not all that such a job needs could have been seen.
   *
   * @return true if so
   */
  public boolean mayLoseUnseenUse() {
    return !unexplained.isEmpty() && !notObservable.isEmpty();
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
