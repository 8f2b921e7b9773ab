package io.trainingroles.check.data;

import static io.trainingroles.finding.Severity.SECURITY_WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.GrantCheck;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.evidence.ConditionLimits;
import io.trainingroles.check.evidence.ServiceGrants;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Permission to read any secret. */
final class ReadAnySecret implements GrantCheck {
  private static final String[] ACTIONS = {
    "secretsmanager:GetSecretValue", "secretsmanager:BatchGetSecretValue"
  };

  @Override
  public IssuePage page() {
    return IssuePage.of("READ_ANY_SECRET", IssueGroup.DATA, SECURITY_WARNING)
        .title("The role can read any secret")
        .avoid("{\"Action\": \"secretsmanager:GetSecretValue\", \"Resource\": \"*\"}")
        .prefer(
            "\"Resource\": "
                + "\"arn:aws:secretsmanager:eu-west-1:123456789012:secret:training/token-AbCdEf\"")
        .why("Secrets are the passwords of an account. A training job needs one or none.")
        .limits("A condition on the tags or names of secrets counts as a limit.")
        .counterparts(
            "cloudsplaining DataExfiltration", "checkov CKV_AWS_108", "checkov CKV_AWS_288")
        .source(
            "https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_iam-policies.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    List<String> named = ServiceGrants.named(statement, ACTIONS);
    if (named.isEmpty()) {
      return;
    }
    Optional<String> every = ServiceGrants.everyOne(statement, "secretsmanager", "secret:");
    if (every.isPresent()
        && !ConditionLimits.on(
            statement,
            key -> key.toLowerCase(Locale.ROOT).matches("secretsmanager:(name|secretid)"))) {
      findings.add(
          ServiceGrants.at(statement, every.get()),
          statement.subject(named.get(0)),
          ServiceGrants.listed(named) + " on " + every.get() + " reads any secret",
          "name the secret");
    }
  }
}
