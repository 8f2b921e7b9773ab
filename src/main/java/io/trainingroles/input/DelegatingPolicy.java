package io.trainingroles.input;

import io.trainingroles.access.NamedPolicy;
import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.Principal;
import io.trainingroles.iam.PrincipalElement;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.Statement;
import java.util.List;

/**
 * The policy that a resource is assumed to have where none is given: it leaves the decision to an
 * account, as the <a
 * href="https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html">default key
 * policy</a> does.
 */
public final class DelegatingPolicy {
  private DelegatingPolicy() {}

  /**
   * The policy.
   *
   * @param account the account that decides, its 12 digits
   * @param actions a pattern of the actions, such as {@code kms:*}
   * @return the policy, with one statement
   */
  public static NamedPolicy of(String account, String actions) {
    return new NamedPolicy(
        "resource policy (assumed)", PolicyDocument.of(List.of(statement(account, actions))));
  }

  /** Its one statement. */
  static Statement statement(String account, String actions) {
    return new Statement(
        null,
        Effect.ALLOW,
        PrincipalElement.Principals.of(new Principal.Aws(account)),
        ActionElement.Actions.of(actions),
        ResourceElement.Resources.of("*"),
        List.of());
  }
}
