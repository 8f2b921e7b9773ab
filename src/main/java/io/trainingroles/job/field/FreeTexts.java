package io.trainingroles.job.field;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.finding.IssueCode;
import io.trainingroles.job.JobIssues;
import io.trainingroles.job.JobValue;
import io.trainingroles.job.RoleUse;
import io.trainingroles.job.S3Uri;
import io.trainingroles.job.StorageIssues;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what only a job's code understands: hyperparameters, the environment and arguments. An S3
 * URI there is reported and not granted, since only the code knows whether it reads or writes it.
 */
public final class FreeTexts {
  private static final IssueCode NOT_GRANTED = StorageIssues.S3_VALUE_NOT_GRANTED.code();
  private static final IssueCode ISOLATED = StorageIssues.USELESS_IN_ISOLATION.code();
  private static final IssueCode ARN_NOT_GRANTED = JobIssues.ARN_VALUE_NOT_GRANTED.code();
  private static final Pattern ARN =
      Pattern.compile("arn:[a-z-]+:([a-z0-9-]+):[a-z0-9-]*:(?:\\d{12})?:([^\\s:/]+[:/]?.*)");
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
    directory
        .flatMap(value -> collector.text(value).filter(text -> text.contains("s3://")))
        .ifPresent(
            text -> {
              if (isIsolated) {
                useless(collector, directory.orElseThrow(), "download its code");
              } else {
                storage.object(directory.orElseThrow());
              }
            });
    report(
        parameters.values().stream()
            .filter(value -> !value.name().equals(SUBMIT_DIRECTORY))
            .toList());
  }

  /** Reports the S3 URIs among some values, except those that are granted anyway. */
  public void report(List<JobValue> values) {
    for (JobValue value : values) {
      String text = value.scalar().replaceAll("^[\"']|[\"']$", "");
      Optional<S3Uri> place = S3Uri.of(text).filter(one -> text.startsWith("s3://"));
      arn(value, text);
      if (place.isPresent() && !storage.knows(place.get())) {
        collector.open(
            RoleUse.JOB,
            NOT_GRANTED,
            value,
            "whether the code reads or writes "
                + quoted(text)
                + " in "
                + value.path()
                + " is not known, so it is not granted",
            "if it does, grant the access in 'inline_policies'");
      }
    }
  }

  /** An ARN in a value: only the code knows what it does with it. */
  private void arn(JobValue value, String text) {
    Matcher arn = ARN.matcher(text);
    if (arn.matches()) {
      collector.open(
          RoleUse.JOB,
          ARN_NOT_GRANTED,
          value,
          "what the code does with "
              + quoted(text)
              + " in "
              + value.path()
              + " is not known, so it is not granted",
          "if it uses it, grant it in 'inline_policies' with "
              + intent(arn.group(1), arn.group(2)));
    }
  }

  private static String intent(String service, String resource) {
    return switch (service) {
      case "secretsmanager" -> "'read_secret'";
      case "ssm" -> "'read_parameter'";
      case "kms" -> "'use_key'";
      case "s3" -> "'read' or 'write'";
      case "elasticfilesystem" -> "'mount'";
      case "sagemaker" -> resource.startsWith("mlflow-") ? "'track_experiments'" : "'allow'";
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
