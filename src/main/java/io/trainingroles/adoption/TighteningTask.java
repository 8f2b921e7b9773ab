package io.trainingroles.adoption;

import io.trainingroles.job.RoleJob;
import io.trainingroles.role.value.Deployment;
import java.util.List;
import java.util.Optional;

/**
 * What a role is narrowed to.
 *
 * @param jobs the jobs, and what each has the role for
 * @param deployment where the role is deployed to
 * @param adds whether the role gets what the jobs lack
 * @param limits what nothing that it gets may break
 * @param uses what the role was seen to do, where there are recorded events
 */
public record TighteningTask(
    List<RoleJob> jobs,
    Deployment deployment,
    boolean adds,
    AccessLimits limits,
    Optional<RecordedUses> uses) {
  /** Keeps an unchangeable copy. */
  public TighteningTask {
    jobs = List.copyOf(jobs);
  }
}
