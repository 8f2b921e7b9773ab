package io.trainingroles.check.evidence;

import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.iam.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a trust in an identity provider requires of the token. */
public final class WebIdentity {
  /** The claims that name the audience of a token. */
  private static final Set<String> AUDIENCE = Set.of("aud", "oaud", "azp", "app_id");

  /** The claims that name the subject of a token. */
  private static final Set<String> SUBJECT =
      Set.of("sub", "amr", "id", "user_id", "repository", "repository_id", "job_workflow_ref");

  private WebIdentity() {}

  /** Whether a statement trusts an OpenID Connect provider. */
  public static boolean isTrustedBy(ReviewedStatement statement) {
    return statement.allows()
        && statement.isAbout("sts:AssumeRoleWithWebIdentity")
        && !providers(statement).isEmpty();
  }

  /** The OpenID Connect providers that a statement names. */
  public static List<String> providers(ReviewedStatement statement) {
    return statement.principals().stream()
        .filter(Principal.Federated.class::isInstance)
        .map(Principal.Federated.class::cast)
        .filter(federated -> !federated.isSaml())
        .map(Principal.Federated::provider)
        .toList();
  }

  public static boolean limitsAudience(ReviewedStatement statement) {
    return ConditionLimits.on(statement, key -> AUDIENCE.contains(claim(key)));
  }

  public static boolean limitsSubject(ReviewedStatement statement) {
    return ConditionLimits.on(statement, key -> SUBJECT.contains(claim(key)));
  }

  /** The claim of a condition key: what follows the provider's host. */
  public static String claim(String key) {
    return key.substring(key.lastIndexOf(':') + 1).toLowerCase(Locale.ROOT);
  }
}
