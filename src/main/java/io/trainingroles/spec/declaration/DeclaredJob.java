package io.trainingroles.spec.declaration;

import io.trainingroles.job.JobNeeds;
import io.trainingroles.job.Need;
import io.trainingroles.job.RoleUse;
import java.util.List;
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
   * @return the needs in their order
   */
  public List<Need> needs() {
    return job.needs().stream().filter(need -> uses.contains(need.use())).toList();
  }
}
