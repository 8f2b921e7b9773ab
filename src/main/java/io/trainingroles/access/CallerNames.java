package io.trainingroles.access;

import io.trainingroles.iam.Arn;
import io.trainingroles.iam.InvalidValueException;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells callers by their names. */
public final class CallerNames {
  private static final int ACCOUNT_DIGITS = 12;

  static final Pattern SERVICE =
      Pattern.compile(
          "[a-z0-9-]+([.][a-z0-9-]+)*[.]amazonaws[.](com|com[.]cn|eu)|[a-z0-9.-]+[.]aws");

  /** The providers that IAM knows without a resource of their own. */
  static final Set<String> WEB_IDENTITY_PROVIDERS =
      Set.of(
          "accounts.google.com",
          "cognito-identity.amazonaws.com",
          "graph.facebook.com",
          "www.amazon.com");

  private CallerNames() {}

  public static boolean isAccount(String text) {
    boolean fits = text.length() == ACCOUNT_DIGITS;
    for (int index = 0; fits && index < ACCOUNT_DIGITS; index++) {
      fits = text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }
    return fits;
  }

  static Caller ofArn(Arn arn) {
    String type = arn.resource().split("/", 2)[0];
    return switch (arn.service() + ":" + type) {
      case "iam:role" -> new Caller.Role(arn);
      case "iam:user" -> new Caller.User(arn);
      case "iam:root" -> new Caller.RootUser(arn);
      case "iam:oidc-provider", "iam:saml-provider" -> new Caller.FederatedIdentity(arn.toString());
      case "sts:assumed-role" -> new Caller.RoleSession(arn, roleOf(arn));
      case "sts:federated-user" -> new Caller.FederatedUser(arn);
      default -> throw refused(arn.toString());
    };
  }

  private static Arn roleOf(Arn session) {
    String[] parts = session.resource().split("/", -1);
    return new Arn(
        session.partition(),
        "iam",
        "",
        session.account(),
        "role/" + (parts.length > 1 ? parts[1] : ""));
  }

  static InvalidValueException refused(String name) {
    return new InvalidValueException(
        "'" + name + "' is not a valid caller",
        "give the ARN of a role, a session, a user or an identity provider, a service such as"
            + " sagemaker.amazonaws.com, or anonymous");
  }
}
