package io.trainingroles.job;

import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.Location;
import io.trainingroles.iam.InvalidValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The data that a job uses and its definition does not contain: the objects of a manifest, and what
 * only its code knows. Whoever names it beside the job names all of it.
 *
 * @param reads the locations that the job reads, such as {@code s3://data/train}
 * @param writes the locations that it writes to
 */
public record JobData(List<Item> reads, List<Item> writes) {
  /** What is then not open any more. */
  private static final Set<IssueCode> ANSWERED =
      Set.of(
          StorageIssues.DATA_NOT_IN_JOB.code(),
          StorageIssues.UNKNOWN_OBJECTS.code(),
          StorageIssues.S3_VALUE_NOT_GRANTED.code());

  /**
   * A location of data.
   *
   * @param uri an S3 URI
   * @param location where it is named
   */
  public record Item(String uri, Location location) {}

  /** Keeps unchangeable copies. */
  public JobData {
    reads = List.copyOf(reads);
    writes = List.copyOf(writes);
  }

  /**
   * What a job needs, with its data.
   *
   * @param job the job
   * @return its needs and those of the data, which belong to the role that its code runs as
   * @throws InvalidValueException if a location is not valid
   */
  public JobNeeds addTo(JobNeeds job) {
    var needs = new ArrayList<>(job.needs());
    reads.forEach(
        item -> needs.add(need("reads", DeclaredGrant.of("read", "from", item.uri()), item)));
    writes.forEach(
        item -> needs.add(need("writes", DeclaredGrant.of("write", "to", item.uri()), item)));
    List<OpenNeed> open =
        job.open().stream().filter(need -> !ANSWERED.contains(need.finding().code())).toList();
    return job.with(needs, open);
  }

  private static Need need(String field, DeclaredGrant declared, Item item) {
    return new Need(
        declared.grant(), declared, RoleUse.JOB, item.location(), field, Basis.DOCUMENTED, false);
  }
}
