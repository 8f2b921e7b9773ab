package io.trainingroles.input.question;

import io.trainingroles.input.symbol.SymbolCase;
import io.trainingroles.job.RoleJob;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Jobs that name what the same configuration makes, such as <code>
 * s3://${aws_s3_bucket.data.bucket}/train/</code>.
 *
 * @param references what they refer to and is known only later: texts with marks
 * @param byCase what they need where these have the values of a case; a placeholder that has no
 *     value there stays open
 */
public record ReferringJobs(Set<String> references, Function<SymbolCase, List<RoleJob>> byCase) {
  /** Keeps an unchangeable copy. */
  public ReferringJobs {
    references = Set.copyOf(references);
  }

  /**
   * Jobs that refer to nothing.
   *
   * @param jobs the jobs
   * @return the same jobs in each case
   */
  public static ReferringJobs known(List<RoleJob> jobs) {
    return new ReferringJobs(Set.of(), given -> jobs);
  }

  /**
   * What they need in a case.
   *
   * @param given the values of what is known only later
   * @return the jobs
   */
  public List<RoleJob> in(SymbolCase given) {
    return byCase.apply(given);
  }
}
