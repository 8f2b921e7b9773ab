package io.trainingroles.check.rules;

import static io.trainingroles.finding.Severity.SUGGESTION;

import io.trainingroles.check.CheckGroup;
import io.trainingroles.check.CheckPage;
import io.trainingroles.check.GrantCheck;
import io.trainingroles.check.Notes;
import io.trainingroles.check.ReviewedStatement;
import java.util.List;
import java.util.Locale;

/** A KMS key that can be used outside of the service that holds the data. */
final class KeyUsedDirectly implements GrantCheck {
  private static final String[] ACTIONS = {
    "kms:Decrypt", "kms:GenerateDataKey", "kms:GenerateDataKeyPair", "kms:ReEncryptFrom"
  };

  @Override
  public CheckPage page() {
    return CheckPage.of("KMS_WITHOUT_VIA_SERVICE", CheckGroup.TRAINING, SUGGESTION)
        .title("A key can be used directly, and not only through a service")
        .avoid(
            "{\"Effect\": \"Allow\", \"Action\": \"kms:Decrypt\", \"Resource\": "
                + "\"arn:aws:kms:…:key/…\"}")
        .prefer("\"Condition\": {\"StringLike\": {\"kms:ViaService\": \"s3.*.amazonaws.com\"}}")
        .why(
            "A job reads encrypted data through Amazon S3, which asks for the key on its "
                + "behalf. With kms:ViaService the role's credentials cannot decrypt anything "
                + "else with it.")
        .limits(
            "Code that calls AWS KMS itself needs the key without this condition. "
                + "kms:Encrypt alone is no finding: Amazon SageMaker documents it without the "
                + "condition for the output of jobs.")
        .source(
            "https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service");
  }

  @Override
  public void review(ReviewedStatement statement, Notes notes) {
    List<String> named = Grants.named(statement, ACTIONS);
    boolean isNarrowed =
        Limits.on(
            statement,
            key -> {
              String lower = key.toLowerCase(Locale.ROOT);
              return lower.equals("kms:viaservice") || lower.startsWith("kms:encryptioncontext:");
            });
    if (!named.isEmpty() && !isNarrowed) {
      notes.add(
          statement.place(),
          statement.subject(named.get(0)),
          Grants.listed(named) + " is allowed without a condition on kms:ViaService",
          "add the condition, with the service that holds the data");
    }
  }
}
