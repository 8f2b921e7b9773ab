package io.trainingroles.job;

import java.util.List;
import java.util.Set;

/**
 * A job and the role that it runs as.
 *
 * @param job what its definition needs of all of its roles
 * @param uses which of these roles this one is, at least one
 */
public record RoleJob(JobNeeds job, Set<RoleUse> uses) {
  /** Keeps an unchangeable copy. */
  public RoleJob {
    uses = Set.copyOf(uses);
  }

  /**
   * The roles that its definition names for these uses; of a job with one role, each that it names.
   *
   * @return the roles, in the order of the file
   */
  public List<NamedRole> namedRoles() {
    JobKind kind = job.kind();
    boolean hasOneRole = kind != null && !kind.runsContainers();
    return job.roles().stream().filter(named -> hasOneRole || uses.contains(named.use())).toList();
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
