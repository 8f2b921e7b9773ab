package io.trainingroles.spec.declaration;

import io.trainingroles.job.JobNeeds;
import io.trainingroles.job.RoleNeeds;
import io.trainingroles.job.RoleUse;
import java.util.Set;

/**
 * A job that runs as a role.
 *
 * @param job what its definition needs of all of its roles
 * @param uses which of these roles this one is, at least one
 */
public record DeclaredJob(JobNeeds job, Set<RoleUse> uses) {
  /** Keeps an unchangeable copy. */
  public DeclaredJob {
    uses = Set.copyOf(uses);
  }

  /**
   * What it needs of this role.
   *
   * @return the needs in their order, and what its definition leaves open
   */
  public RoleNeeds needs() {
    return job.of(uses);
  }
}
