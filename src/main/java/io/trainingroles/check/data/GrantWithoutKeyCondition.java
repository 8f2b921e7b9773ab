package io.trainingroles.check.data;

import static io.trainingroles.finding.Severity.SUGGESTION;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.GrantCheck;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.evidence.ConditionLimits;
import io.trainingroles.check.evidence.ServiceGrants;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;

/** Permission to create grants on a key for anyone. */
final class GrantWithoutKeyCondition implements GrantCheck {

  @Override
  public IssuePage page() {
    return IssuePage.of("GRANT_WITHOUT_KEY_CONDITION", IssueGroup.DATA, SUGGESTION)
        .title("The role can create grants on a key for anyone")
        .avoid("{\"Action\": \"kms:CreateGrant\", \"Resource\": \"arn:aws:kms:…:key/…\"}")
        .prefer("\"Condition\": {\"Bool\": {\"kms:GrantIsForAWSResource\": \"true\"}}")
        .why(
            "A grant gives another principal access to the key, without a policy. With the "
                + "condition, only AWS services can receive a grant, which is what encrypted "
                + "volumes need.")
        .limits(
            "Amazon SageMaker documents kms:CreateGrant for the role of a job without this "
                + "condition; use_key with for: [volume] grants it like that, and gets this "
                + "finding. Test a job with the condition before you rely on it.")
        .source(
            "https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-grant-is-for-aws-resource");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    if (!ServiceGrants.named(statement, "kms:CreateGrant").isEmpty()
        && !ConditionLimits.isTrue(statement, "kms:GrantIsForAWSResource")
        && !ConditionLimits.on(statement, "kms:ViaService", "kms:GranteePrincipal")
        && !ConditionLimits.requireService(statement)) {
      findings.add(
          statement.place(),
          statement.subject("kms:CreateGrant"),
          "kms:CreateGrant is allowed for any grantee, not only for AWS services",
          "add the condition \"Bool\": {\"kms:GrantIsForAWSResource\": \"true\"}, and "
              + "test a job with it");
    }
  }
}
