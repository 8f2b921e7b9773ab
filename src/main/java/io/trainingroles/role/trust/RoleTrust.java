package io.trainingroles.role.trust;

import io.trainingroles.iam.Statement;
import io.trainingroles.role.Form;
import io.trainingroles.role.Parameter;
import io.trainingroles.role.Trust;
import io.trainingroles.role.value.DeclaredArn;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.role.value.ResourceArn;
import io.trainingroles.role.value.VariableType;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Another role may assume the role. See <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-roles">IAM
 * role principals</a>.
 *
 * @param role the ARN of the other role
 * @param externalId the external ID that a third party must give, or null
 */
public record RoleTrust(DeclaredArn role, @Nullable ExternalId externalId) implements Trust {
  private static final String EXAMPLE = "arn:aws:iam::123456789012:role/pipeline";
  private static final Pattern FORM_OF_ROLE = Pattern.compile("role/[!-~]+");
  private static final Parameter<DeclaredArn> ROLE =
      Parameter.required(
          "role",
          text ->
              DeclaredArn.of(
                  text,
                  VariableType.ROLE,
                  arn -> ResourceArn.of(arn, "iam", FORM_OF_ROLE, EXAMPLE)),
          EXAMPLE,
          "the other role");

  static final Form<Trust> FORM =
      new Form<>(
          "role",
          "Another role may assume the role",
          "https://docs.aws.amazon.com/IAM/latest/UserGuide/"
              + "reference_policies_elements_principal.html",
          List.of(ROLE, AccountTrust.EXTERNAL_ID),
          arguments ->
              new RoleTrust(
                  arguments.get(ROLE), arguments.find(AccountTrust.EXTERNAL_ID).orElse(null)));

  @Override
  public List<Statement> statements(Deployment deployment) {
    return List.of(AccountTrust.statement(role.reachableFrom(deployment), externalId));
  }
}
