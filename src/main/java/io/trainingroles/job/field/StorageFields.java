package io.trainingroles.job.field;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.finding.InputIssues;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.job.DeclaredGrant;
import io.trainingroles.job.JobOption;
import io.trainingroles.job.JobValue;
import io.trainingroles.job.RoleUse;
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
  private static final IssueCode COVERS_INPUT = StorageIssues.OUTPUT_COVERS_INPUT.code();

  private final NeedCollector collector;
  private final List<Found> inputs = new ArrayList<>();
  private final List<Found> outputs = new ArrayList<>();

  private record Found(JobValue value, S3Uri place) {}

  public StorageFields(NeedCollector collector) {
    this.collector = collector;
  }

  /** Reads data for the job. */
  public void input(JobValue source, String defaultType) {
    Optional<JobValue> uri = collector.required(source, "S3Uri");
    if (uri.isEmpty()) {
      return;
    }
    Optional<JobValue> type = source.child("S3DataType");
    switch (type.map(JobValue::scalar).orElse(defaultType)) {
      case "S3Prefix" -> prefix(uri.get(), uri.get());
      case "ManifestFile", "AugmentedManifestFile" -> manifest(uri.get());
      case "Converse" -> prefix(uri.get(), type.orElseThrow());
      default ->
          type.flatMap(collector::text)
              .ifPresent(
                  text ->
                      collector.refuse(
                          INVALID_VALUE,
                          type.orElseThrow(),
                          quoted(text) + " is not a valid S3DataType",
                          "allowed: S3Prefix, ManifestFile, AugmentedManifestFile, Converse"));
    }
  }

  /** Reads all that begins with a key; the job lists it. */
  public void readable(JobValue uri) {
    place(uri).ifPresent(place -> read(uri, place));
  }

  /** Writes below a folder. */
  public void writable(JobValue uri) {
    writable(uri, false);
  }

  /** Writes below a folder, and deletes there where that is asked for. */
  public void writable(JobValue uri, boolean deletes) {
    Optional<S3Uri> place = place(uri);
    if (place.isEmpty()) {
      return;
    }
    outputs.add(new Found(uri, place.get()));
    if (!isSession(uri, place.get())) {
      String folder = place.get().folder().toString();
      DeclaredGrant write = DeclaredGrant.of("write", "to", folder);
      collector.need(uri, deletes ? write.with("deletes") : write);
    }
  }

  /** Reads one object. */
  void object(JobValue uri) {
    object(uri, unquoted(uri));
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

  private void prefix(JobValue uri, JobValue because) {
    Optional<S3Uri> found = place(uri);
    if (found.isEmpty()) {
      return;
    }
    S3Uri place = found.get();
    inputs.add(new Found(uri, place));
    read(because, place);
    String key = place.key();
    boolean isFile = key.substring(key.lastIndexOf('/') + 1).contains(".");
    if (!key.isEmpty() && !key.endsWith("/") && !isFile) {
      collector.suggest(
          MATCHES_SIBLINGS,
          uri,
          "the prefix " + place + " also matches siblings such as " + place + "-old/…",
          "if it is a folder, end it with a slash; the grant is then narrower");
    }
  }

  private void read(JobValue because, S3Uri place) {
    if (!isSession(because, place)) {
      DeclaredGrant read = DeclaredGrant.of("read_keys", "beginning_with", place.toString());
      boolean all = collector.has(JobOption.LISTS_WHOLE_BUCKET);
      collector.need(because, all ? read.with("lists_whole_bucket") : read);
    }
  }

  private void manifest(JobValue uri) {
    object(uri);
    collector.open(
        RoleUse.JOB,
        UNKNOWN_OBJECTS,
        uri,
        "the objects that the manifest lists are not in the job, so they are not granted",
        "grant them in the role: 'inline_policies: {data: [{read: s3://BUCKET/PREFIX}]}'");
  }

  private void object(JobValue uri, JobValue unquoted) {
    Optional<S3Uri> place = place(unquoted);
    if (place.isPresent() && !isSession(uri, place.get())) {
      String object = place.get().toString();
      inputs.add(new Found(uri, place.get()));
      collector.need(uri, DeclaredGrant.of("read_object", "object", object));
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

  private Optional<S3Uri> place(JobValue uri) {
    Optional<String> text = collector.text(uri);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<S3Uri> place = S3Uri.of(text.get());
    if (place.isEmpty()) {
      collector.refuse(
          INVALID_VALUE,
          uri,
          quoted(text.get()) + " in " + uri.path() + " is not an S3 URI",
          "write s3://BUCKET/KEY");
    } else if (place.get().isAccessPoint()) {
      collector.open(
          RoleUse.JOB,
          UNKNOWN_OBJECTS,
          uri,
          quoted(place.get().bucket())
              + " is an access point whose ARN is not known, so it is not granted",
          "grant the ARN with 'allow' in 'inline_policies'");
      return Optional.empty();
    }
    return place;
  }
}
