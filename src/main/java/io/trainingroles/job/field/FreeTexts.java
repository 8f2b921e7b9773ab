package io.trainingroles.job.field;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.finding.IssueCode;
import io.trainingroles.job.JobValue;
import io.trainingroles.job.S3Place;
import io.trainingroles.job.StorageIssues;
import java.util.List;
import java.util.Optional;

/**
 * Reads what only a job's code understands: hyperparameters, the environment and arguments. What
 * looks like a place in Amazon S3 there is reported and not granted, since nobody but the code
 * knows whether it is read or written.
 */
public final class FreeTexts {
  private static final IssueCode NOT_GRANTED = StorageIssues.S3_VALUE_NOT_GRANTED.code();
  private static final IssueCode ISOLATED = StorageIssues.USELESS_IN_ISOLATION.code();
  private static final String SUBMIT_DIRECTORY = "sagemaker_submit_directory";

  private final NeedCollector gathering;
  private final StorageFields storage;

  public FreeTexts(NeedCollector gathering, StorageFields storage) {
    this.gathering = gathering;
    this.storage = storage;
  }

  /** The source code that SageMaker's containers download, and anything else. */
  public void hyperParameters(JobValue parameters, boolean isIsolated) {
    Optional<JobValue> directory = parameters.child(SUBMIT_DIRECTORY);
    directory
        .filter(value -> value.scalar().contains("s3://"))
        .ifPresent(
            value -> {
              if (isIsolated) {
                useless(gathering, value, "the container would download its code");
              } else {
                storage.object(value);
              }
            });
    report(
        parameters.values().stream()
            .filter(value -> !value.name().equals(SUBMIT_DIRECTORY))
            .toList());
  }

  /** Reports the places in Amazon S3 among some values, but those that are granted anyway. */
  public void report(List<JobValue> values) {
    for (JobValue value : values) {
      String text = value.scalar().replaceAll("^[\"']|[\"']$", "");
      Optional<S3Place> place = S3Place.of(text).filter(one -> text.startsWith("s3://"));
      if (place.isPresent() && !storage.knows(place.get())) {
        gathering.warn(
            NOT_GRANTED,
            value,
            quoted(text) + " in " + value.path() + " is not granted",
            "if the code reads or writes it, grant that beside the job in 'inline_policies'");
      }
    }
  }

  /** Says that only the container would use something, which has no credentials when isolated. */
  public static void useless(NeedCollector gathering, JobValue value, String what) {
    gathering.warn(
        ISOLATED,
        value,
        what + ", and with EnableNetworkIsolation it cannot",
        "leave one of them out; nothing is granted for " + value.path());
  }
}
