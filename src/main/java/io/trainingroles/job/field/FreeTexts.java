package io.trainingroles.job.field;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.Severity;
import io.trainingroles.job.JobData;
import io.trainingroles.job.JobValue;
import io.trainingroles.job.Placeholders;
import io.trainingroles.job.RoleUse;
import io.trainingroles.job.S3Uri;
import io.trainingroles.job.StorageIssues;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads what only a job's code understands: hyperparameters, the environment and arguments. An S3
 * URI there is reported and not granted, since only the code knows whether it reads or writes it.
 */
public final class FreeTexts {
  private static final IssueCode NOT_GRANTED = StorageIssues.S3_VALUE_NOT_GRANTED.code();
  private static final IssueCode ISOLATED = StorageIssues.USELESS_IN_ISOLATION.code();
  private static final IssueCode ARN_NOT_GRANTED = StorageIssues.ARN_VALUE_NOT_GRANTED.code();
  private static final Pattern ARN = Pattern.compile("arn:aws[a-z-]*:[a-z0-9-]+:[^\\s]+");
  private static final String SUBMIT_DIRECTORY = "sagemaker_submit_directory";

  private final NeedCollector collector;
  private final StorageFields storage;

  public FreeTexts(NeedCollector collector, StorageFields storage) {
    this.collector = collector;
    this.storage = storage;
  }

  /** The source code that SageMaker's containers download, and anything else. */
  public void hyperParameters(JobValue parameters, boolean isIsolated) {
    Optional<JobValue> directory = parameters.child(SUBMIT_DIRECTORY);
    directory.ifPresent(value -> submitDirectory(value, isIsolated));
    report(
        parameters.values().stream()
            .filter(value -> !value.path().equals(parameters.below(SUBMIT_DIRECTORY)))
            .toList());
  }

  /** It may be a folder in the image; if it is in Amazon S3, an SDK staged it for this run. */
  private void submitDirectory(JobValue directory, boolean isIsolated) {
    if (collector.template(directory).filter(text -> text.contains("s3://")).isEmpty()) {
      collector.text(directory);
    } else if (isIsolated) {
      useless(collector, directory, "download its code");
    } else {
      storage.stagedObject(directory);
    }
  }

  /** The environment: the tracking server of MLflow, and anything else. */
  public void environment(JobValue environment, boolean isIsolated) {
    for (JobValue value : environment.values()) {
      if (value.path().equals(environment.below(TrackingFields.VARIABLE))
          && (TrackingFields.isServer(value.scalar()) || Placeholders.isIn(value.scalar()))) {
        new TrackingFields(collector).server(value, isIsolated);
      } else {
        report(List.of(value));
      }
    }
  }

  /** Reports the S3 URIs and ARNs among some values, except those that are granted anyway. */
  public void report(List<JobValue> values) {
    for (JobValue value : values) {
      String text = value.scalar().replaceAll("^[\"']|[\"']$", "");
      if (ARN.matcher(text).matches()) {
        if (isGranted(text)) {
          continue;
        }
        collector.open(
            RoleUse.JOB,
            ARN_NOT_GRANTED,
            value,
            "what the code does with "
                + quoted(text)
                + " in "
                + value.path()
                + " is not known, so it is not granted",
            remedy(text));
        continue;
      }
      Optional<S3Uri> place = S3Uri.of(text).filter(one -> text.startsWith("s3://"));
      if (place.isPresent() && !storage.knows(place.get())) {
        collector.openData(
            new JobData.Unnamed.At(place.get()),
            Severity.WARNING,
            NOT_GRANTED,
            value,
            "whether the code reads or writes "
                + quoted(text)
                + " in "
                + value.path()
                + " is not known, so it is not granted",
            "name it beside the job with 'reads' or 'writes'; for 'fit', with --reads or --writes");
      }
    }
  }

  /** What an object of Amazon S3 is granted by, and what is granted for another field. */
  private boolean isGranted(String arn) {
    Optional<S3Uri> place =
        arn.contains(":s3:::")
            ? S3Uri.of("s3://" + arn.substring(arn.indexOf(":::") + ":::".length()))
            : Optional.empty();
    return place.filter(storage::knows).isPresent() || collector.isGranted(arn);
  }

  private static String remedy(String arn) {
    return arn.contains(":secretsmanager:")
        ? "if it reads the secret, add {read_secret: \"" + arn + "\"} to 'inline_policies'"
        : "if it uses it, grant it in 'inline_policies' with " + intent(arn);
  }

  private static String intent(String arn) {
    String service = arn.split(":", -1)[2];
    return switch (service) {
      case "ssm" -> "'read_parameter'";
      case "kms" -> "'use_key'";
      case "s3" -> "'read' or 'write'";
      case "elasticfilesystem" -> "'mount'";
      case "sagemaker" -> arn.contains(":mlflow-") ? "'track_experiments'" : "'allow'";
      default -> "'allow'";
    };
  }

  /** Notes what a container cannot do, because it has no credentials when it is isolated. */
  public static void useless(NeedCollector collector, JobValue value, String what) {
    collector.note(
        ISOLATED,
        value,
        "the container cannot " + what + " with EnableNetworkIsolation, so it is not granted",
        "remove " + value.path() + " or EnableNetworkIsolation");
  }
}
