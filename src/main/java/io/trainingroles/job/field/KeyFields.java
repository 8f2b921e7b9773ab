package io.trainingroles.job.field;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.finding.IssueCode;
import io.trainingroles.job.DeclaredGrant;
import io.trainingroles.job.JobValue;
import io.trainingroles.job.RoleUse;
import io.trainingroles.job.StorageIssues;
import io.trainingroles.role.value.Deployment;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the fields that name KMS keys. A policy needs the ARN of the key itself; see <a
 * href="https://docs.aws.amazon.com/kms/latest/developerguide/cmks-in-iam-policies.html">Specifying
 * KMS keys in IAM policy statements</a>.
 */
public final class KeyFields {
  private static final IssueCode UNKNOWN_KEY = StorageIssues.UNKNOWN_KMS_KEY.code();
  private static final Pattern ID =
      Pattern.compile("mrk-[0-9a-f]{32}|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final NeedCollector collector;

  public KeyFields(NeedCollector collector) {
    this.collector = collector;
  }

  /** A key is used; {@code use} is a use that the intent {@code use_key} has. */
  public void use(JobValue key, String use) {
    collector
        .text(key)
        .flatMap(text -> arn(key, text))
        .ifPresent(
            arn ->
                collector.need(
                    key,
                    new DeclaredGrant(
                        "use_key",
                        List.of(
                            new DeclaredGrant.Argument("key", List.of(arn)),
                            new DeclaredGrant.Argument("for", List.of(use))))));
  }

  /** The ARN of a key; nothing, and an open need, where the text does not determine it. */
  Optional<String> arn(JobValue key, String text) {
    if (text.startsWith("alias/") || text.contains(":alias/")) {
      String alias = text.substring(text.indexOf("alias/"));
      collector.open(
          RoleUse.JOB,
          UNKNOWN_KEY,
          key,
          quoted(text) + " is an alias, and IAM policies do not grant access to a key by its alias",
          "give the ARN of its key: aws kms describe-key --key-id " + alias);
      return Optional.empty();
    }
    if (!ID.matcher(text).matches()) {
      return Optional.of(text);
    }
    Deployment deployment = collector.deployment();
    if (deployment.account() == null || deployment.region() == null) {
      collector.open(
          RoleUse.JOB,
          UNKNOWN_KEY,
          key,
          "the account and the Region of the key " + quoted(text) + " are not known",
          NetworkFields.GIVE_DEPLOYMENT);
      return Optional.empty();
    }
    return Optional.of(deployment.arn("kms", "key/" + text));
  }
}
