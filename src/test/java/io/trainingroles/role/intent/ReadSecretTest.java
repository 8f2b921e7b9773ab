package io.trainingroles.role.intent;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.iam.ResourceElement.Resources;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.iam.Statement;
import io.trainingroles.role.value.DeclaredArn;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.role.value.ResourceArn;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether the end of a secret's ARN is the six characters that AWS adds, or part of its name. */
final class ReadSecretTest {
  private static final String PREFIX =
      "arn:aws:secretsmanager:eu-west-1:123456789012:secret:training/";
  private static final Deployment ANYWHERE = new Deployment(null, null);

  @ParameterizedTest
  @CsvSource({
    "token-AbCdEf, token-AbCdEf",
    "token-a1B2c3, token-a1B2c3",
    "token, token-??????",
    "hub-token, hub-token-??????",
    "my-secret, my-secret|my-secret-??????",
    "db-passwd, db-passwd|db-passwd-??????",
    "hub-Tokens, hub-Tokens|hub-Tokens-??????",
    "db-prod01, db-prod01|db-prod01-??????",
    "db-SECRET, db-SECRET|db-SECRET-??????",
  })
  void statements_when_aNameEndsLikeASuffix_allowBothForms(String name, String expected) {
    ReadSecret grant = new ReadSecret(new DeclaredArn.Known(ResourceArn.of(PREFIX + name)), null);

    List<String> expectedArns =
        List.of((PREFIX + expected.replace("|", "|" + PREFIX)).split("[|]"));
    assertThat(arns(grant.statements(ANYWHERE))).isEqualTo(expectedArns);
    assertThat(arns(grant.required(ANYWHERE)))
        .containsExactly(expectedArns.get(expectedArns.size() - 1));
  }

  private static List<String> arns(List<Statement> statements) {
    Resources resources = (Resources) Objects.requireNonNull(statements.get(0).resource());
    return resources.patterns().stream().map(ResourcePattern::value).toList();
  }
}
