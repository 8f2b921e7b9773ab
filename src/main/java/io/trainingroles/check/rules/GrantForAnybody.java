package io.trainingroles.check.rules;

import static io.trainingroles.finding.Severity.SUGGESTION;

import io.trainingroles.check.CheckGroup;
import io.trainingroles.check.CheckPage;
import io.trainingroles.check.GrantCheck;
import io.trainingroles.check.Notes;
import io.trainingroles.check.ReviewedStatement;

/** Grants on a key for more than services of AWS. */
final class GrantForAnybody implements GrantCheck {

  @Override
  public CheckPage page() {
    return CheckPage.of("GRANT_WITHOUT_KEY_CONDITION", CheckGroup.TRAINING, SUGGESTION)
        .title("Grants on a key can be made for anybody")
        .avoid("{\"Action\": \"kms:CreateGrant\", \"Resource\": \"arn:aws:kms:…:key/…\"}")
        .prefer("\"Condition\": {\"Bool\": {\"kms:GrantIsForAWSResource\": \"true\"}}")
        .why(
            "A grant hands the key on, past policies. With the condition, only services of "
                + "AWS can be given one, as the volumes of instances need.")
        .limits(
            "Amazon SageMaker documents kms:CreateGrant for the role of a job without this "
                + "condition; use_key with for: [volume] writes it so, and gets this finding. Try"
                + " a job with the condition before you rely on it.")
        .source(
            "https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-grant-is-for-aws-resource");
  }

  @Override
  public void review(ReviewedStatement statement, Notes notes) {
    if (!Grants.named(statement, "kms:CreateGrant").isEmpty()
        && !Limits.isTrue(statement, "kms:GrantIsForAWSResource")
        && !Limits.on(statement, "kms:ViaService", "kms:GranteePrincipal")) {
      notes.add(
          statement.place(),
          statement.subject("kms:CreateGrant"),
          "kms:CreateGrant is allowed for anybody, and not for services of AWS alone",
          "add the condition Bool kms:GrantIsForAWSResource = true, and try a job");
    }
  }
}
