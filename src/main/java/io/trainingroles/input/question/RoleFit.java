package io.trainingroles.input.question;

import io.trainingroles.access.NamedPolicy;
import io.trainingroles.access.proof.AccessChange;
import io.trainingroles.access.proof.AccessFit;
import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.access.proof.Strength;
import io.trainingroles.access.set.RequestSet;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.UnseenPolicy;
import io.trainingroles.job.Need;
import io.trainingroles.job.RoleJob;
import io.trainingroles.job.RoleNeeds;
import io.trainingroles.role.value.Deployment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whether a role allows what its jobs need: no more, no less.
 *
 * @param role the role's name
 * @param trustGaps why the jobs cannot run as the role; what is not certain of it is also unknown
 * @param lacking what the jobs need and the role does not allow; the policy of each statement is
 *     named for the job's field
 * @param excess what the role allows and no job needs
 * @param unknown what is not known of the role or the jobs, one sentence each
 * @param neededActions the actions that the jobs need, such as {@code s3:GetObject}, sorted
 * @param documentedOn the day of the documentation, where nothing else is lacking or too much for
 *     requests that it has only; null where that is so for any conceivable request
 */
public record RoleFit(
    String role,
    List<TrustGap> trustGaps,
    List<AccessChange> lacking,
    List<AccessChange> excess,
    List<String> unknown,
    List<String> neededActions,
    @Nullable String documentedOn) {
  /** Keeps unchangeable copies. */
  public RoleFit {
    trustGaps = List.copyOf(trustGaps);
    lacking = List.copyOf(lacking);
    excess = List.copyOf(excess);
    unknown = List.copyOf(unknown);
    neededActions = List.copyOf(neededActions);
  }

  /**
   * Whether the role fits.
   *
   * @return true if the jobs can run as it, nothing is lacking, nothing is too much, and nothing is
   *     unknown
   */
  public boolean fits() {
    return !isKnownNotToFit() && unknown.isEmpty();
  }

  /**
   * Whether the role does not fit, whatever is not known.
   *
   * @return true if the jobs cannot run as it, or something is lacking or too much
   */
  public boolean isKnownNotToFit() {
    return !untrusted().isEmpty() || !lacking.isEmpty() || !excess.isEmpty();
  }

  /**
   * Why the jobs certainly cannot run as the role.
   *
   * @return the reasons
   */
  public List<TrustGap> untrusted() {
    return trustGaps.stream().filter(TrustGap::isCertain).toList();
  }

  /**
   * The same with another excess. Where the jobs run may be known of the jobs and not of the role,
   * as in a configuration that is applied to any account; that the role could serve such jobs
   * elsewhere is then not too much.
   *
   * @param anywhere how the role fits the jobs wherever they run
   * @return the fit
   */
  public RoleFit withExcessOf(RoleFit anywhere) {
    return new RoleFit(
        role,
        trustGaps,
        lacking,
        anywhere.excess,
        unknown,
        neededActions,
        documentedOn == null ? anywhere.documentedOn : documentedOn);
  }

  /**
   * Compares a role with the needs of jobs.
   *
   * @param role the role
   * @param jobs the jobs, and what each has the role for
   * @param deployment where the role is deployed to
   * @param prover what compares them
   * @return what fits and what does not
   */
  public static RoleFit of(
      JudgedRole role, List<RoleJob> jobs, Deployment deployment, AccessProver prover) {
    return of(role, ReferringJobs.known(jobs), deployment, prover);
  }

  /**
   * Compares a role with the needs of jobs that may name what the configuration of the role makes.
   *
   * @param role the role
   * @param jobs the jobs, and what each has the role for
   * @param deployment where the role is deployed to
   * @param prover what compares them
   * @return what fits and what does not, whatever the values that are known only later
   */
  public static RoleFit of(
      JudgedRole role, ReferringJobs jobs, Deployment deployment, AccessProver prover) {
    return new SymbolicFit(role, jobs, deployment, prover).fit();
  }

  /** The same where values that are known only later stay between their bounds. */
  static RoleFit withinBounds(
      JudgedRole role, List<RoleJob> jobs, Deployment deployment, AccessProver prover) {
    RoleNeeds needs = RoleNeeds.all(jobs.stream().map(RoleJob::needs).toList());
    List<NamedPolicy> policies = policies(needs, need -> need.grant().statements(deployment));
    var certain =
        new RoleNeeds(
            needs.needs().stream().filter(need -> !need.isTemplate()).toList(), needs.open());
    var requests = new JobRequests(role, deployment, prover.documentationDate().orElse(null));
    List<NamedPolicy> required =
        requests.of(policies(certain, need -> need.grant().required(deployment)));
    var unknown = new ArrayList<String>();
    needs.open().forEach(open -> unknown.add(open.notKnown()));
    RequestSet needed = RequestSet.ofRole(required, null);
    RequestSet wanted = RequestSet.ofRole(policies, null);
    AccessFit fit = prover.fit(needed, wanted, role.access());
    AccessFit atMost =
        role.unseenAccess().stream().anyMatch(UnseenPolicy::isBounded)
            ? prover.fit(needed, wanted, role.accessAtMost())
            : fit;
    fit.undecided().forEach(undecided -> unknown.add(UnknownReasons.of(undecided)));
    LackingAccess lacking =
        new LackingAccess(role, deployment, prover).of(required, fit.lacking(), requests);
    unknown.addAll(lacking.unknown());
    boolean valuesMatter =
        !fit.lacking().equals(atMost.lacking()) || !fit.excess().equals(atMost.excess());
    role.unseenAccess().stream()
        .filter(policy -> !policy.isBounded() || valuesMatter)
        .forEach(policy -> unknown.add(UnknownReasons.of(policy)));
    JobTrust.Answer trust = JobTrust.of(role, jobs, deployment);
    unknown.addAll(trust.unknown());
    List<String> actions =
        policies.stream()
            .flatMap(policy -> policy.document().statements().stream())
            .flatMap(statement -> statement.action().patterns().stream())
            .map(ActionPattern::value)
            .distinct()
            .sorted()
            .toList();
    return new RoleFit(
        role.name(),
        trust.gaps(),
        lacking.certain(),
        fit.excess(),
        unknown,
        actions,
        fit.strength() == Strength.DOCUMENTED_REQUESTS
            ? prover.documentationDate().orElseThrow()
            : null);
  }

  /**
   * What jobs need of a role.
   *
   * @param jobs the jobs, and what each has the role for
   * @param deployment where the role is deployed to
   * @return the statements that allow just that
   */
  public static List<Statement> needed(List<RoleJob> jobs, Deployment deployment) {
    return RoleNeeds.all(jobs.stream().map(RoleJob::needs).toList()).needs().stream()
        .flatMap(need -> need.grant().statements(deployment).stream())
        .toList();
  }

  private static List<NamedPolicy> policies(
      RoleNeeds needs, Function<Need, List<Statement>> statements) {
    return needs.needs().stream()
        .map(need -> new NamedPolicy(need.field(), PolicyDocument.of(statements.apply(need))))
        .toList();
  }
}
