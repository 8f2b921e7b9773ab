package io.trainingroles.job;

import io.trainingroles.finding.Finding;
import io.trainingroles.finding.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a job needs.
 *
 * @param kind the kind of the job, or null if the file is none
 * @param jobName its name, or null if it has none yet
 * @param roles the roles that it names
 * @param needs what it needs, in the order of the fields of its kind
 * @param tagsSessions whether SageMaker must also be trusted to tag the sessions of its role
 * @param jobTypes what the ARNs of the jobs that run as the role begin with, such as {@code
 *     training-job/}
 * @param start what a caller that starts it can be bound to
 * @param findings what is wrong with the definition, or should be known about it, along the file
 */
public record JobNeeds(
    @Nullable JobKind kind,
    @Nullable String jobName,
    List<NamedRole> roles,
    List<Need> needs,
    boolean tagsSessions,
    List<String> jobTypes,
    JobStart start,
    List<Finding> findings) {
  /** Keeps unchangeable copies. */
  public JobNeeds {
    roles = List.copyOf(roles);
    needs = List.copyOf(needs);
    jobTypes = List.copyOf(jobTypes);
    findings = List.copyOf(findings);
  }

  /**
   * What one of its roles needs.
   *
   * @param use which of them
   * @return the needs in their order
   */
  public List<Need> needs(RoleUse use) {
    return needs.stream().filter(need -> need.use() == use).toList();
  }

  /**
   * Whether something is wrong enough that the needs are not all that the job needs.
   *
   * @return true with an error among the findings
   */
  public boolean isWrong() {
    return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
  }
}
