package io.trainingroles.cli.file;

import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.question.ReferringJobs;
import io.trainingroles.input.question.RoleFit;
import io.trainingroles.job.RoleJob;
import io.trainingroles.role.value.Deployment;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Jobs that a role is held against.
 *
 * @param role the role
 * @param given where the jobs run, as far as the options and the input say it
 * @param deployment where they run, from all that says it
 * @param jobs what they need there, as far as it does not depend on values that are known only
 *     later
 * @param referring what they need somewhere, whatever these values
 * @param texts the definitions, by their files
 */
public record JobsOfRole(
    JudgedRole role,
    Deployment given,
    Deployment deployment,
    List<RoleJob> jobs,
    Function<Deployment, ReferringJobs> referring,
    Map<String, String> texts) {
  /**
   * How the role fits the jobs.
   *
   * @param prover what compares them
   * @return the fit
   */
  public RoleFit fit(AccessProver prover) {
    RoleFit fit = RoleFit.of(role, referring.apply(deployment), deployment, prover);
    return given.equals(deployment) || fit.excess().isEmpty()
        ? fit
        : fit.withExcessOf(RoleFit.of(role, referring.apply(given), given, prover));
  }

  /** The statements that allow just what the jobs need. */
  public List<Statement> needed() {
    return RoleFit.needed(jobs, deployment);
  }
}
