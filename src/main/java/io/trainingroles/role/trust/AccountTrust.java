package io.trainingroles.role.trust;

import io.trainingroles.iam.ActionElement.Actions;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.Principal;
import io.trainingroles.iam.PrincipalElement.Principals;
import io.trainingroles.iam.Statement;
import io.trainingroles.role.Form;
import io.trainingroles.role.Parameter;
import io.trainingroles.role.Trust;
import io.trainingroles.role.value.AccountId;
import io.trainingroles.role.value.Deployment;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An account decides who in it may assume the role. See <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-accounts">AWS
 * account principals</a>.
 *
 * @param account the account
 * @param externalId the external ID that a third party must give, or null
 */
public record AccountTrust(AccountId account, @Nullable ExternalId externalId) implements Trust {
  static final Parameter<ExternalId> EXTERNAL_ID =
      Parameter.optional(
          "external_id",
          ExternalId::new,
          "\"a1b2-c3d4\"",
          "the external ID that a third party must give");
  private static final Parameter<AccountId> ACCOUNT =
      Parameter.required("account", AccountId::new, "\"123456789012\"", "the account");

  static final Form<Trust> FORM =
      new Form<>(
          "account",
          "An account decides who in it may assume the role",
          "https://docs.aws.amazon.com/IAM/latest/UserGuide/"
              + "id_roles_common-scenarios_third-party.html",
          List.of(ACCOUNT, EXTERNAL_ID),
          arguments ->
              new AccountTrust(arguments.get(ACCOUNT), arguments.find(EXTERNAL_ID).orElse(null)));

  @Override
  public List<Statement> statements(Deployment deployment) {
    String root = "arn:" + deployment.partitionId() + ":iam::" + account + ":root";
    return List.of(statement(root, externalId));
  }

  static Statement statement(String principal, @Nullable ExternalId externalId) {
    Condition[] conditions =
        Optional.ofNullable(externalId)
            .map(id -> Condition.of("StringEquals", "sts:ExternalId", id.value()))
            .stream()
            .toArray(Condition[]::new);
    return Statement.trust(
        Principals.of(new Principal.Aws(principal)), Actions.of("sts:AssumeRole"), conditions);
  }
}
