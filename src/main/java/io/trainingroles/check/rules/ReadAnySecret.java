package io.trainingroles.check.rules;

import static io.trainingroles.finding.Severity.SECURITY_WARNING;

import io.trainingroles.check.CheckGroup;
import io.trainingroles.check.CheckPage;
import io.trainingroles.check.GrantCheck;
import io.trainingroles.check.Notes;
import io.trainingroles.check.ReviewedStatement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The right to read any secret. */
final class ReadAnySecret implements GrantCheck {
  private static final String[] ACTIONS = {
    "secretsmanager:GetSecretValue", "secretsmanager:BatchGetSecretValue"
  };

  @Override
  public CheckPage page() {
    return CheckPage.of("READ_ANY_SECRET", CheckGroup.TRAINING, SECURITY_WARNING)
        .title("Any secret can be read")
        .avoid("{\"Action\": \"secretsmanager:GetSecretValue\", \"Resource\": \"*\"}")
        .prefer(
            "\"Resource\": "
                + "\"arn:aws:secretsmanager:eu-west-1:123456789012:secret:training/token-AbCdEf\"")
        .why("The secrets of an account are its passwords. A training job needs one or none.")
        .limits("A condition on tags or names of secrets is taken for a limit.")
        .counterparts(
            "cloudsplaining DataExfiltration", "checkov CKV_AWS_108", "checkov CKV_AWS_288")
        .source(
            "https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_iam-policies.html");
  }

  @Override
  public void review(ReviewedStatement statement, Notes notes) {
    List<String> named = Grants.named(statement, ACTIONS);
    Optional<String> every = Grants.everyOne(statement, "secretsmanager", "secret:");
    if (!named.isEmpty()
        && every.isPresent()
        && !Limits.on(
            statement,
            key ->
                key.toLowerCase(Locale.ROOT)
                    .matches(
                        "(aws|secretsmanager):resourcetag/.*|secretsmanager:(name|secretid)"))) {
      notes.add(
          Grants.at(statement, every.get()),
          statement.subject(named.get(0)),
          Grants.listed(named) + " on " + every.get() + " reads any secret",
          "name the secret");
    }
  }
}
