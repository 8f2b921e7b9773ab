package io.trainingroles.job.field;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.finding.IssueCode;
import io.trainingroles.job.GrantWords;
import io.trainingroles.job.JobValue;
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

  private final NeedCollector gathering;

  public KeyFields(NeedCollector gathering) {
    this.gathering = gathering;
  }

  /** A key is used; {@code use} is a word of {@code use_key}. */
  public void use(JobValue key, String use) {
    gathering
        .text(key)
        .flatMap(text -> arn(key, text))
        .ifPresent(
            arn ->
                gathering.need(
                    key,
                    new GrantWords(
                        "use_key",
                        List.of(
                            new GrantWords.Argument("key", List.of(arn)),
                            new GrantWords.Argument("for", List.of(use))))));
  }

  /** The ARN of a key; nothing, and a warning, where the text does not say it. */
  Optional<String> arn(JobValue key, String text) {
    if (text.startsWith("alias/") || text.contains(":alias/")) {
      String alias = text.substring(text.indexOf("alias/"));
      gathering.warn(
          UNKNOWN_KEY,
          key,
          quoted(text) + " is an alias, and a policy that names an alias allows nothing",
          "write the ARN of the key behind it: aws kms describe-key --key-id " + alias);
      return Optional.empty();
    }
    if (!ID.matcher(text).matches()) {
      return Optional.of(text);
    }
    Deployment deployment = gathering.deployment();
    if (deployment.account() == null || deployment.region() == null) {
      gathering.warn(
          UNKNOWN_KEY,
          key,
          quoted(text) + " is a key of the job's own account and Region, which are not known",
          "write its ARN, or add 'account' and 'terraform: {region: …}' to the spec");
      return Optional.empty();
    }
    return Optional.of(deployment.arn("kms", "key/" + text));
  }
}
