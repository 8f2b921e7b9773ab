package io.trainingroles.job;

import io.trainingroles.finding.Finding;
import io.trainingroles.finding.Severity;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

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
   * What is found about its definition that concerns this role.
   *
   * @return what is open for this role, all errors and all notes, in the order of the file
   */
  public List<Finding> findings() {
    List<OpenNeed> open = needs().open();
    return Stream.concat(
            job.open().stream()
                .filter(need -> open.contains(need) || need.finding().severity() == Severity.ERROR)
                .map(OpenNeed::finding),
            job.notes().stream())
        .sorted()
        .distinct()
        .toList();
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
