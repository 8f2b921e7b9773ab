package io.trainingroles.check.data;

import static io.trainingroles.finding.Severity.SUGGESTION;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.GrantCheck;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.evidence.ConditionLimits;
import io.trainingroles.check.evidence.ServiceGrants;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import java.util.List;
import java.util.Locale;

/** A KMS key that can be used outside of the service that holds the data. */
final class KmsWithoutViaService implements GrantCheck {
  private static final String[] ACTIONS = {
    "kms:Decrypt", "kms:GenerateDataKey", "kms:GenerateDataKeyPair", "kms:ReEncryptFrom"
  };

  @Override
  public IssuePage page() {
    return IssuePage.of("KMS_WITHOUT_VIA_SERVICE", IssueGroup.DATA, SUGGESTION)
        .title("The role can use a key directly, not only through a service")
        .avoid(
            "{\"Effect\": \"Allow\", \"Action\": \"kms:Decrypt\", \"Resource\": "
                + "\"arn:aws:kms:…:key/…\"}")
        .prefer("\"Condition\": {\"StringLike\": {\"kms:ViaService\": \"s3.*.amazonaws.com\"}}")
        .why(
            "A job reads encrypted data through Amazon S3, which uses the key on its "
                + "behalf. With kms:ViaService the role's credentials cannot decrypt anything "
                + "else with the key.")
        .limits(
            "Code that calls AWS KMS itself needs the key without this condition. A condition on the "
                + "encryption context or on aws:CalledVia counts as well. "
                + "kms:Encrypt alone is not reported: Amazon SageMaker documents it without the "
                + "condition for the output of jobs.")
        .source(
            "https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    List<String> named = ServiceGrants.named(statement, ACTIONS);
    boolean isNarrowed =
        ConditionLimits.on(statement, "kms:ViaService")
            || ConditionLimits.requireAbsence(statement, "kms:ViaService")
            || ConditionLimits.requireService(statement)
            || ConditionLimits.require(
                statement, key -> key.toLowerCase(Locale.ROOT).startsWith("kms:encryptioncontext"));
    if (!named.isEmpty() && !isNarrowed) {
      findings.add(
          statement.place(),
          statement.subject(named.get(0)),
          ServiceGrants.listed(named) + " is allowed without a condition on kms:ViaService",
          "add the condition, with the service that stores the data");
    }
  }
}
