package io.trainingroles.job.field;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.finding.InputIssues;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.Severity;
import io.trainingroles.job.DeclaredGrant;
import io.trainingroles.job.JobData;
import io.trainingroles.job.JobName;
import io.trainingroles.job.JobOption;
import io.trainingroles.job.JobValue;
import io.trainingroles.job.Placeholders;
import io.trainingroles.job.RoleUse;
import io.trainingroles.job.RunName;
import io.trainingroles.job.S3Uri;
import io.trainingroles.job.StorageIssues;
import io.trainingroles.tree.Tree.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the fields that are S3 URIs, and remembers which are inputs and which are outputs. */
public final class StorageFields {
  private static final IssueCode INVALID_VALUE = InputIssues.INVALID_VALUE;
  private static final IssueCode UNKNOWN_OBJECTS = StorageIssues.UNKNOWN_OBJECTS.code();
  private static final IssueCode MATCHES_SIBLINGS = StorageIssues.PREFIX_MATCHES_SIBLINGS.code();
  private static final IssueCode RUN_NAME = StorageIssues.RUN_NAME_IN_PATH.code();
  private static final IssueCode COVERS_INPUT = StorageIssues.OUTPUT_COVERS_INPUT.code();

  private final NeedCollector collector;
  private final List<Found> inputs = new ArrayList<>();
  private final List<Found> outputs = new ArrayList<>();
  private final Optional<JobName> job;

  private record Found(JobValue value, S3Uri place) {}

  /** {@code job} is the name of the job, which may stand in its places. */
  public StorageFields(NeedCollector collector, Optional<JobName> job) {
    this.collector = collector;
    this.job = job;
  }

  /**
   * Reads data for the job; an SDK may have staged it for this run.
   *
   * @param types what the type of the data may be, the default first
   */
  public void input(JobValue source, List<String> types, InputOrigin origin) {
    Optional<JobValue> uri = collector.required(source, "S3Uri");
    if (uri.isEmpty()) {
      return;
    }
    Optional<JobValue> type = source.child("S3DataType");
    String name = type.map(JobValue::scalar).orElse(types.get(0));
    switch (types.contains(name) ? name : "") {
      case "S3Prefix" -> prefix(uri.get(), uri.get(), origin);
      case "ManifestFile", "AugmentedManifestFile" -> manifest(uri.get(), origin);
      case "Converse" -> prefix(uri.get(), type.orElseThrow(), origin);
      default ->
          type.flatMap(collector::text)
              .ifPresent(
                  text ->
                      collector.refuse(
                          INVALID_VALUE,
                          type.orElseThrow(),
                          quoted(text) + " is not a valid S3DataType",
                          "allowed: " + String.join(", ", types)));
    }
  }

  /** Reads all that begins with a key; the job lists it. */
  public void readable(JobValue uri) {
    place(uri, InputOrigin.TEAM).ifPresent(place -> read(uri, place));
  }

  /** Writes below a folder. */
  public void writable(JobValue uri) {
    writable(uri, false);
  }

  /** Writes below a folder, and deletes there where that is asked for. */
  public void writable(JobValue uri, boolean deletes) {
    Optional<StoragePlace> found = place(uri, InputOrigin.TEAM);
    if (found.isEmpty()) {
      return;
    }
    StoragePlace place = found.get();
    outputs.add(new Found(uri, place.uri()));
    if (!isSession(uri, place.uri())) {
      DeclaredGrant write = place.folder().grant("write", "to");
      need(uri, place, deletes ? write.with("deletes") : write);
      if (collector.has(JobOption.LISTS_WHOLE_BUCKET)) {
        listed(uri, place.uri());
      }
    }
  }

  /** {@code HeadBucket} needs the permission to list, also for a bucket that is written only. */
  private void listed(JobValue uri, S3Uri place) {
    String bucket = "arn:" + collector.deployment().partitionId() + ":s3:::" + place.bucket();
    collector.need(
        uri,
        DeclaredGrant.allow(
            List.of("s3:ListBucket"),
            List.of(bucket),
            "the code checks whether the bucket exists (HeadBucket)"));
  }

  /** Reads one object that an SDK staged for this run. */
  void stagedObject(JobValue uri) {
    object(uri, unquoted(uri), InputOrigin.SDK);
  }

  /** Whether a place is one that the job reads or writes, by the fields read up to here. */
  boolean knows(S3Uri place) {
    return outputs.stream().anyMatch(output -> output.place().covers(place))
        || inputs.stream()
            .anyMatch(
                input ->
                    input.place().bucket().equals(place.bucket())
                        && place.key().startsWith(input.place().key()));
  }

  /** Warns where an output path covers an input. */
  public void warnOfOverlaps() {
    for (Found output : outputs) {
      for (Found input : inputs) {
        if (output.place().covers(input.place())) {
          collector.note(
              COVERS_INPUT,
              output.value(),
              "the job may write to all of "
                  + output.place()
                  + ", which contains its input "
                  + input.place()
                  + " ("
                  + input.value().path()
                  + ")",
              "use an output folder that contains no input");
        }
      }
    }
  }

  private void prefix(JobValue uri, JobValue because, InputOrigin origin) {
    Optional<StoragePlace> found = place(uri, origin);
    if (found.isEmpty()) {
      return;
    }
    S3Uri place = found.get().uri();
    inputs.add(new Found(uri, place));
    read(because, found.get());
    String key = place.key();
    boolean isFile = key.substring(key.lastIndexOf('/') + 1).contains(".");
    if (!key.isEmpty() && !key.endsWith("/") && !isFile && origin != InputOrigin.SDK) {
      collector.suggest(
          MATCHES_SIBLINGS,
          uri,
          "the prefix " + place + " also matches siblings such as " + place + "-old/…",
          "if it is a folder, end it with a slash; the grant is then narrower");
    }
  }

  private void read(JobValue because, StoragePlace place) {
    if (!isSession(because, place.uri())) {
      DeclaredGrant read = place.grant("read_keys", "beginning_with");
      boolean all = collector.has(JobOption.LISTS_WHOLE_BUCKET);
      need(because, place, all ? read.with("lists_whole_bucket") : read);
    }
  }

  private void need(JobValue because, StoragePlace place, DeclaredGrant grant) {
    if (place.isTemplate()) {
      collector.needSomeOf(because, grant);
    } else {
      collector.need(because, grant);
    }
  }

  private void manifest(JobValue uri, InputOrigin origin) {
    object(uri, uri, origin);
    collector.openData(
        new JobData.Unnamed.InManifest(),
        Severity.WARNING,
        UNKNOWN_OBJECTS,
        uri,
        "the objects that the manifest lists are not in the job, so they are not granted",
        "name them beside the job: {job: FILE, reads: s3://BUCKET/PREFIX}; for 'fit', with --reads");
  }

  private void object(JobValue uri, JobValue unquoted, InputOrigin origin) {
    Optional<StoragePlace> found = place(unquoted, origin);
    if (found.isPresent() && !isSession(uri, found.get().uri())) {
      inputs.add(new Found(uri, found.get().uri()));
      need(uri, found.get(), found.get().grant("read_object", "object"));
    }
  }

  /** SageMaker's own SDK writes the values of hyperparameters as JSON, quotation marks included. */
  private static JobValue unquoted(JobValue value) {
    if (!(value.node() instanceof Scalar scalar)) {
      return value;
    }
    String text = scalar.text().replaceAll("^\"|\"$", "");
    return new JobValue(new Scalar(scalar.location(), scalar.kind(), text), value.path());
  }

  /** A directory bucket is opened with a session, whatever is done in it. */
  private boolean isSession(JobValue because, S3Uri place) {
    if (place.isDirectoryBucket()) {
      collector.need(
          because,
          DeclaredGrant.allow(
              List.of("s3express:CreateSession"),
              List.of(collector.deployment().arn("s3express", "bucket/" + place.bucket())),
              "the directory bucket in " + because.path() + " is opened with a session"));
    }
    return place.isDirectoryBucket();
  }

  private Optional<StoragePlace> place(JobValue uri, InputOrigin origin) {
    Optional<String> text = collector.template(uri);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    boolean isTemplate = Placeholders.isIn(text.get());
    Optional<S3Uri> place = S3Uri.of(text.get());
    if (isTemplate
        && (Placeholders.opened(text.get()).isEmpty()
            || place.flatMap(StoragePlace::ofTemplate).isEmpty())) {
      collector.openPlaceholder(RoleUse.JOB, uri);
      return Optional.empty();
    }
    if (place.isEmpty()) {
      collector.refuse(
          INVALID_VALUE,
          uri,
          quoted(text.get()) + " in " + uri.path() + " is not an S3 URI",
          "write s3://BUCKET/KEY");
      return Optional.empty();
    }
    if (place.get().isAccessPoint()) {
      collector.open(
          RoleUse.JOB,
          UNKNOWN_OBJECTS,
          uri,
          quoted(place.get().bucket())
              + " is an access point whose ARN is not known, so it is not granted",
          "grant the ARN with 'allow' in 'inline_policies'");
      return Optional.empty();
    }
    return new StorageKeys(collector, uri, place.get()).areUsual()
        ? Optional.of(opened(uri, place.get(), isTemplate, origin))
        : Optional.empty();
  }

  /** The place with what is different in the next run open; whatever that is, it is reported. */
  private StoragePlace opened(JobValue uri, S3Uri place, boolean isTemplate, InputOrigin origin) {
    StoragePlace found =
        isTemplate ? StoragePlace.ofTemplate(place).orElseThrow() : StoragePlace.of(place);
    if (place.isDirectoryBucket()) {
      return found;
    }
    StoragePlace run = found.openedForRuns(job.flatMap(JobName::run), origin == InputOrigin.SDK);
    if (isTemplate) {
      collector.openTemplate(uri, run.text());
    } else if (run.key().isOpen()) {
      collector.suggest(
          RUN_NAME,
          uri,
          uri.path()
              + " has the name of this run, so "
              + run.text()
              + " is granted, for later runs",
          "check that later runs have names of this form");
    } else {
      RunName.unopened(run.key(), job.map(JobName::value).orElse(""))
          .ifPresent(name -> oneRun(uri, name, origin));
    }
    return run;
  }

  /** Without the names of the job and the input, it is not known whether the run is its own. */
  private void oneRun(JobValue uri, String name, InputOrigin origin) {
    String problem =
        uri.path()
            + " has the name of a run, "
            + quoted(name)
            + ", and is granted for this run alone";
    String remedy =
        "if it is another one in the next run, write a placeholder such as ${RUN} in its place";
    boolean isNamed = job.filter(known -> !known.isTemplate()).isPresent();
    if (isNamed && origin != InputOrigin.NOT_KNOWN) {
      collector.suggest(RUN_NAME, uri, problem, remedy);
    } else {
      collector.open(
          RoleUse.JOB,
          RUN_NAME,
          uri,
          problem,
          "give the names of the job and the input; " + remedy);
    }
  }
}
