package io.trainingroles.input.request;

import io.trainingroles.access.NamedPolicy;
import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.Principal;
import io.trainingroles.iam.PrincipalElement;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.Statement;
import java.util.List;

/** Key policies that are not given. */
final class KeyPolicies {
  private KeyPolicies() {}

  /** One that lets an account decide. */
  static NamedPolicy takenForGranted(String account) {
    var delegates =
        new Statement(
            null,
            Effect.ALLOW,
            PrincipalElement.Principals.of(new Principal.Aws(account)),
            ActionElement.Actions.of("kms:*"),
            ResourceElement.Resources.of("*"),
            List.of());
    return new NamedPolicy("resource policy (assumed)", PolicyDocument.of(List.of(delegates)));
  }
}
