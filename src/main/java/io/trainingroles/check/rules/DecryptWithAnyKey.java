package io.trainingroles.check.rules;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.CheckGroup;
import io.trainingroles.check.CheckPage;
import io.trainingroles.check.GrantCheck;
import io.trainingroles.check.Notes;
import io.trainingroles.check.ReviewedStatement;
import java.util.List;
import java.util.Optional;

/** The right to decrypt with whatever key there is. */
final class DecryptWithAnyKey implements GrantCheck {
  private static final String[] ACTIONS = {"kms:Decrypt", "kms:ReEncryptFrom"};

  @Override
  public CheckPage page() {
    return CheckPage.of("DECRYPT_WITH_ANY_KEY", CheckGroup.TRAINING, WARNING)
        .title("Any key can be used to decrypt")
        .avoid("{\"Action\": \"kms:Decrypt\", \"Resource\": \"*\"}")
        .prefer("\"Resource\": \"arn:aws:kms:eu-west-1:123456789012:key/…\"")
        .why(
            "Each key whose policy leaves it to IAM is then open to the role, the keys of "
                + "secrets and of other teams with them.")
        .limits(
            "A condition on the service, on aliases or on tags of the keys is taken for a "
                + "limit.")
        .source(
            "https://docs.aws.amazon.com/kms/latest/developerguide/iam-policies-best-practices.html");
  }

  @Override
  public void review(ReviewedStatement statement, Notes notes) {
    List<String> named = Grants.named(statement, ACTIONS);
    Optional<String> every = Grants.everyOne(statement, "kms", "key/");
    if (!named.isEmpty()
        && every.isPresent()
        && !Limits.on(statement, "kms:ViaService", "kms:ResourceAliases", "kms:RequestAlias")) {
      notes.add(
          Grants.at(statement, every.get()),
          statement.subject(named.get(0)),
          Grants.listed(named) + " on " + every.get() + " decrypts with any key",
          "name the keys of the data");
    }
  }
}
