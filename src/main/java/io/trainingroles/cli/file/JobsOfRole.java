package io.trainingroles.cli.file;

import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.question.RoleFit;
import io.trainingroles.job.RoleJob;
import io.trainingroles.role.value.Deployment;
import java.util.List;
import java.util.Map;

/**
 * Jobs that a role is held against.
 *
 * @param role the role
 * @param given where the jobs run, as far as the options and the input say it
 * @param anywhere what the jobs need wherever they run, as far as {@code given} does not say it
 * @param deployment where they run, from all that says it
 * @param jobs what they need there
 * @param texts the definitions, by their files
 */
public record JobsOfRole(
    JudgedRole role,
    Deployment given,
    List<RoleJob> anywhere,
    Deployment deployment,
    List<RoleJob> jobs,
    Map<String, String> texts) {
  /**
   * How the role fits the jobs.
   *
   * @param prover what compares them
   * @return the fit
   */
  public RoleFit fit(AccessProver prover) {
    RoleFit fit = RoleFit.of(role, jobs, deployment, prover);
    return given.equals(deployment) || fit.excess().isEmpty()
        ? fit
        : fit.withExcessOf(RoleFit.of(role, anywhere, given, prover));
  }

  /** The statements that allow just what the jobs need. */
  public List<Statement> needed() {
    return RoleFit.needed(jobs, deployment);
  }
}
