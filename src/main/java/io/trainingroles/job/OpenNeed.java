package io.trainingroles.job;

import io.trainingroles.finding.Finding;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Access that a job may need and that its definition leaves open: a placeholder, a manifest, a key
 * or a secret of an account that is not known. Nothing is granted for it. As long as a job leaves
 * something open, it is not known whether a role fits the job.
 *
 * @param uses which of the job's roles may need it, at least one
 * @param finding what is not known, and where
 * @param data the data that it is about, which can be named beside the job; null if it is not about
 *     data
 */
public record OpenNeed(Set<RoleUse> uses, Finding finding, JobData.@Nullable Unnamed data) {
  /**
   * Keeps an unchangeable copy.
   *
   * @throws IllegalArgumentException if no role may need it
   */
  public OpenNeed {
    uses = Set.copyOf(uses);
    if (uses.isEmpty()) {
      throw new IllegalArgumentException("no role may need it: " + finding);
    }
  }

  /**
   * What is not known.
   *
   * @return the place and the problem, such as {@code job.json:7:21: 'alias/models' is an alias}
   */
  public String notKnown() {
    return finding.location() + ": " + finding.problem();
  }
}
