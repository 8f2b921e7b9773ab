package io.trainingroles.check.data;

import static io.trainingroles.finding.Severity.SUGGESTION;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.GrantCheck;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.evidence.ConditionLimits;
import io.trainingroles.check.evidence.ServiceGrants;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;

/** ServiceGrants on a key for more than services of AWS. */
final class GrantWithoutKeyCondition implements GrantCheck {

  @Override
  public IssuePage page() {
    return IssuePage.of("GRANT_WITHOUT_KEY_CONDITION", IssueGroup.DATA, SUGGESTION)
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
  public void review(ReviewedStatement statement, FindingCollector notes) {
    if (!ServiceGrants.named(statement, "kms:CreateGrant").isEmpty()
        && !ConditionLimits.isTrue(statement, "kms:GrantIsForAWSResource")
        && !ConditionLimits.on(statement, "kms:ViaService", "kms:GranteePrincipal")) {
      notes.add(
          statement.place(),
          statement.subject("kms:CreateGrant"),
          "kms:CreateGrant is allowed for anybody, and not for services of AWS alone",
          "add the condition Bool kms:GrantIsForAWSResource = true, and try a job");
    }
  }
}
