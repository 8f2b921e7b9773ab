package io.trainingroles.role.trust;

import io.trainingroles.iam.ActionElement.Actions;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.iam.Principal;
import io.trainingroles.iam.PrincipalElement.Principals;
import io.trainingroles.iam.Statement;
import io.trainingroles.role.Form;
import io.trainingroles.role.Parameter;
import io.trainingroles.role.Trust;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.role.value.ResourceArn;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A workload with a token of an OIDC provider may assume the role: a service account of Amazon EKS,
 * or a workflow of GitHub Actions. The subject must be named; without it, every workload of the
 * provider could assume the role. See <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html">Create
 * a role for OpenID Connect federation</a>.
 *
 * @param provider the ARN of the provider in the account
 * @param subjects who, as the {@code sub} of the token; {@code *} and {@code ?} are wildcards
 * @param audience the {@code aud} of the token
 */
public record OidcTrust(ResourceArn provider, List<String> subjects, String audience)
    implements Trust {
  private static final String EXAMPLE =
      "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com";
  private static final String PROVIDER_PREFIX = "oidc-provider/";
  private static final Pattern FORM_OF_PROVIDER =
      Pattern.compile("oidc-provider/[A-Za-z0-9.-]+(/[A-Za-z0-9._/-]+)?");
  private static final Parameter<ResourceArn> PROVIDER =
      Parameter.required(
          "oidc",
          text -> ResourceArn.of(text, "iam", FORM_OF_PROVIDER, EXAMPLE),
          EXAMPLE,
          "the provider");
  private static final Parameter<String> SUBJECTS =
      Parameter.list(
          "subjects",
          OidcTrust::subject,
          "[\"repo:org/training:ref:refs/heads/main\"]",
          "the sub claims of the tokens, with or without wildcards");
  private static final Parameter<String> AUDIENCE =
      Parameter.optional(
          "audience",
          OidcTrust::withoutVariable,
          "sts.amazonaws.com",
          "the aud claim of the token; sts.amazonaws.com if left out");

  static final Form<Trust> FORM =
      new Form<>(
          "oidc",
          "A workload with a token of an OIDC provider may assume the role",
          "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html",
          List.of(PROVIDER, SUBJECTS, AUDIENCE),
          arguments ->
              new OidcTrust(
                  arguments.get(PROVIDER),
                  arguments.all(SUBJECTS),
                  arguments.find(AUDIENCE).orElse("sts.amazonaws.com")));

  /** Keeps an unchangeable copy. */
  public OidcTrust {
    subjects = List.copyOf(subjects);
  }

  @Override
  public List<Statement> statements(Deployment deployment) {
    ResourceArn reached = provider.reachableFrom(deployment);
    String host = reached.resource().substring(PROVIDER_PREFIX.length());
    boolean pattern = subjects.stream().anyMatch(OidcTrust::isPattern);
    var conditions = new ArrayList<Condition>();
    conditions.add(Condition.of("StringEquals", host + ":aud", audience));
    conditions.add(new Condition(pattern ? "StringLike" : "StringEquals", host + ":sub", subjects));
    return List.of(
        Statement.trust(
            Principals.of(new Principal.Federated(reached.toString())),
            Actions.of("sts:AssumeRoleWithWebIdentity"),
            conditions.toArray(Condition[]::new)));
  }

  private static String subject(String text) {
    if (text.chars()
        .allMatch(character -> character == '*' || character == '?' || character == ':')) {
      throw new InvalidValueException(
          "the subject '" + text + "' matches every workload of the provider",
          "name a repository or a service account, such as repo:org/training:ref:refs/heads/main");
    }
    return withoutVariable(text);
  }

  private static String withoutVariable(String text) {
    if (text.contains("${")) {
      throw new InvalidValueException(
          "'" + text + "' has a policy variable, which has no value for a token",
          "write the text without ${…}");
    }
    return text;
  }

  private static boolean isPattern(String text) {
    return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
  }
}
