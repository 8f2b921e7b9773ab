package io.trainingroles.job;

import io.trainingroles.finding.Location;
import io.trainingroles.iam.InvalidValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The data that a job uses and its definition does not contain: the objects of a manifest, and what
 * only its code knows. Whoever names such data beside the job names all of its kind.
 *
 * @param reads the locations that the job reads, such as {@code s3://data/train}
 * @param writes the locations that it writes to
 */
public record JobData(List<Item> reads, List<Item> writes) {
  /** Data that a definition leaves open, and that can be named beside it. */
  public sealed interface Unnamed {
    /** Whether the data beside the job is this. */
    boolean isNamedIn(JobData data);

    /** All that the code of a container reads and writes. */
    record OfCode() implements Unnamed {
      @Override
      public boolean isNamedIn(JobData data) {
        return !data.reads().isEmpty() || !data.writes().isEmpty();
      }
    }

    /** The objects that a manifest lists. */
    record InManifest() implements Unnamed {
      @Override
      public boolean isNamedIn(JobData data) {
        return !data.reads().isEmpty();
      }
    }

    /**
     * A place that is in the definition; whether it is read or written is not.
     *
     * @param place the place
     */
    record At(S3Uri place) implements Unnamed {
      @Override
      public boolean isNamedIn(JobData data) {
        return Stream.concat(data.reads().stream(), data.writes().stream())
            .flatMap(item -> S3Uri.of(item.uri()).stream())
            .anyMatch(named -> named.covers(place));
      }
    }
  }

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
    reads.forEach(item -> needs.add(need("reads", read(item.uri()), item)));
    writes.forEach(item -> needs.add(need("writes", write(item.uri()), item)));
    List<OpenNeed> open =
        job.open().stream()
            .filter(need -> need.data() == null || !need.data().isNamedIn(this))
            .toList();
    return job.with(needs, open);
  }

  /** The grant of data that is read. */
  public static DeclaredGrant read(String uri) {
    return DeclaredGrant.of("read", "from", uri);
  }

  /** The grant of data that is written. */
  public static DeclaredGrant write(String uri) {
    return DeclaredGrant.of("write", "to", uri);
  }

  private static Need need(String field, DeclaredGrant declared, Item item) {
    return new Need(
        declared.grant(), declared, RoleUse.JOB, item.location(), field, Basis.DOCUMENTED, false);
  }
}
