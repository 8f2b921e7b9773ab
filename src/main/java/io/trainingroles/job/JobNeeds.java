package io.trainingroles.job;

import io.trainingroles.finding.Finding;
import io.trainingroles.finding.Severity;
import io.trainingroles.role.value.Deployment;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a job needs. Each finding about the definition either leaves a need open or is a note; a
 * reader has to choose.
 *
 * @param kind the kind of the job, or null if the file is not a job
 * @param jobName its name, or null if it has none yet
 * @param roles the roles that it names
 * @param needs what it needs, in the order of the fields of its kind
 * @param open what it may need and its definition leaves open; an error always does
 * @param tagsSessions whether SageMaker must also be trusted to tag the sessions of its role
 * @param jobTypes what the ARNs of the jobs that run as the role begin with, such as {@code
 *     training-job/}
 * @param start to what the role of its caller can be restricted
 * @param runsIn the account and the Region that its definition says it runs in, as far as it does
 * @param notes findings that leave no need open
 */
public record JobNeeds(
    @Nullable JobKind kind,
    @Nullable String jobName,
    List<NamedRole> roles,
    List<Need> needs,
    List<OpenNeed> open,
    boolean tagsSessions,
    List<String> jobTypes,
    JobStart start,
    Deployment runsIn,
    List<Finding> notes) {
  /**
   * Keeps unchangeable copies.
   *
   * @throws IllegalArgumentException if a note is an error
   */
  public JobNeeds {
    roles = List.copyOf(roles);
    needs = List.copyOf(needs);
    open = List.copyOf(open);
    jobTypes = List.copyOf(jobTypes);
    notes = List.copyOf(notes);
    if (notes.stream().anyMatch(note -> note.severity() == Severity.ERROR)) {
      throw new IllegalArgumentException("an error is not a note: " + notes);
    }
  }

  /**
   * A file whose needs are not known, because it cannot be read as a job.
   *
   * @param problem why
   * @return no need, and everything open
   */
  public static JobNeeds unreadable(Finding problem) {
    return new JobNeeds(
        null,
        null,
        List.of(),
        List.of(),
        List.of(new OpenNeed(Set.of(RoleUse.values()), problem, null)),
        false,
        List.of(),
        JobStart.NONE,
        new Deployment(null, null),
        List.of());
  }

  /** The same job with other needs. */
  JobNeeds with(List<Need> otherNeeds, List<OpenNeed> otherOpen) {
    return new JobNeeds(
        kind, jobName, roles, otherNeeds, otherOpen, tagsSessions, jobTypes, start, runsIn, notes);
  }

  /**
   * All findings about the definition.
   *
   * @return the findings in the order of the file, each once
   */
  public List<Finding> findings() {
    return Stream.concat(open.stream().map(OpenNeed::finding), notes.stream())
        .sorted()
        .distinct()
        .toList();
  }

  /**
   * What the job needs of a role that it has for some uses.
   *
   * @param uses the uses; for a job of SageMaker, which has one role, each means that role
   * @return the needs of that role, and what is open about them
   */
  public RoleNeeds of(Set<RoleUse> uses) {
    boolean hasOneRole = kind != null && !kind.runsContainers();
    return new RoleNeeds(
        needs.stream().filter(need -> hasOneRole || uses.contains(need.use())).toList(),
        open.stream()
            .filter(need -> hasOneRole || need.uses().stream().anyMatch(uses::contains))
            .toList());
  }

  /**
   * What one of its roles needs, as far as it is known.
   *
   * @param use which of them
   * @return the needs in their order
   */
  public List<Need> needs(RoleUse use) {
    return of(Set.of(use)).needs();
  }

  /**
   * Whether the job must have an execution role and names none.
   *
   * @return false also where the role of the container instance does what the role would
   */
  public boolean lacksExecutionRole() {
    return notes.stream()
        .anyMatch(note -> note.code().equals(JobIssues.MISSING_EXECUTION_ROLE.code()));
  }

  /**
   * Whether something is wrong enough that the needs are not all that the job needs.
   *
   * @return true with an error among the findings
   */
  public boolean isWrong() {
    return findings().stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
  }
}
