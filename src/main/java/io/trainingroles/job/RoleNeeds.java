package io.trainingroles.job;

import java.util.List;

/**
 * What jobs need of one role: all of it, with what their definitions leave open. The two belong
 * together, as what is known is everything only if nothing is open.
 *
 * @param needs what the jobs need, in the order of their fields
 * @param open what they may need and their definitions leave open
 */
public record RoleNeeds(List<Need> needs, List<OpenNeed> open) {
  /** Keeps unchangeable copies. */
  public RoleNeeds {
    needs = List.copyOf(needs);
    open = List.copyOf(open);
  }

  /**
   * What several jobs need of one role.
   *
   * @param jobs what each needs
   * @return what they need together
   */
  public static RoleNeeds all(List<RoleNeeds> jobs) {
    return new RoleNeeds(
        jobs.stream().flatMap(job -> job.needs.stream()).toList(),
        jobs.stream().flatMap(job -> job.open.stream()).toList());
  }
}
