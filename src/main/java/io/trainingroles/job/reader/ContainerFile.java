package io.trainingroles.job.reader;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.finding.IssueCode;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.job.DeclaredGrant;
import io.trainingroles.job.JobValue;
import io.trainingroles.job.RoleUse;
import io.trainingroles.job.field.NeedCollector;
import io.trainingroles.role.value.ResourceArn;
import java.util.List;
import java.util.Optional;

/** An object of Amazon S3 that the execution role fetches for a container. */
final class ContainerFile {
  private static final IssueCode UNKNOWN_FILE = new IssueCode("UNKNOWN_ENVIRONMENT_FILE");

  private final NeedCollector collector;

  ContainerFile(NeedCollector collector) {
    this.collector = collector;
  }

  /** Reads the file that a field names; nothing, and a finding, where it names none. */
  Optional<String> read(JobValue value, String key, String because) {
    return collector
        .text(RoleUse.EXECUTION, value)
        .filter(text -> isRead(value, text, key, because));
  }

  /**
   * Whether a text is the ARN of an object, which is then read.
   *
   * @param key what the key of such an object looks like
   */
  boolean isRead(JobValue value, String text, String key, String because) {
    Optional<ResourceArn> object = object(text);
    if (object.isEmpty()) {
      collector.refuse(
          UNKNOWN_FILE,
          value,
          quoted(text) + " is not the ARN of an S3 object",
          "write arn:" + collector.deployment().partition().id() + ":s3:::BUCKET/" + key);
      return false;
    }
    String bucket = text.substring(0, text.indexOf('/'));
    need(value, "s3:GetObject", text, because);
    need(value, "s3:GetBucketLocation", bucket, because);
    return true;
  }

  private void need(JobValue value, String action, String resource, String because) {
    collector.need(
        RoleUse.EXECUTION, value, DeclaredGrant.allow(List.of(action), List.of(resource), because));
  }

  private static Optional<ResourceArn> object(String text) {
    try {
      return Optional.of(ResourceArn.of(text))
          .filter(arn -> arn.service().equals("s3") && arn.region().isEmpty())
          .filter(arn -> arn.account().isEmpty() && arn.resource().matches("[^/]+/.+"));
    } catch (InvalidValueException other) {
      return Optional.empty();
    }
  }
}
