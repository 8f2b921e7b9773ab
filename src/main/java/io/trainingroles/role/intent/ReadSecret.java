package io.trainingroles.role.intent;

import io.trainingroles.iam.ActionElement.Actions;
import io.trainingroles.iam.ResourceElement.Resources;
import io.trainingroles.iam.Statement;
import io.trainingroles.role.Form;
import io.trainingroles.role.Grant;
import io.trainingroles.role.Parameter;
import io.trainingroles.role.value.DeclaredArn;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.role.value.KeyArn;
import io.trainingroles.role.value.ResourceArn;
import io.trainingroles.role.value.VariableType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A job's code reads a secret. AWS adds a hyphen and six characters to the name in a secret's ARN.
 * If the given ARN lacks them, the grant matches the secret of that name with any six characters.
 * If it ends with six characters that could be a word of the name, such as {@code -prod01}, the
 * grant matches it both as it is and with six more. See <a
 * href="https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_iam-policies.html">Identity-based
 * policies</a>.
 *
 * @param secret the ARN of the secret
 * @param encryptedWith the KMS key of the secret, or null where it is AWS's own
 */
public record ReadSecret(DeclaredArn secret, @Nullable KeyArn encryptedWith) implements Grant {
  private static final String EXAMPLE =
      "arn:aws:secretsmanager:eu-west-1:123456789012:secret:training/token-AbCdEf";
  private static final String ANY_SUFFIX = "-??????";
  private static final Pattern FORM = Pattern.compile("secret:[A-Za-z0-9/_+=.@-]{1,519}");
  private static final Pattern WITH_SUFFIX = Pattern.compile(".*-[A-Za-z0-9]{6}");

  /** A word of six characters, such as {@code secret} or {@code prod01}: most are of the name. */
  private static final Pattern WITH_WORD =
      Pattern.compile(".*-(?=[A-Za-z0-9]{6}$)(?:[A-Z]?[a-z]+|[A-Z]+)?[0-9]*");

  private static final Parameter<DeclaredArn> SECRET =
      Parameter.required(
          "secret",
          text ->
              DeclaredArn.of(
                  text,
                  VariableType.SECRET,
                  arn -> ResourceArn.of(arn, "secretsmanager", FORM, EXAMPLE)),
          EXAMPLE,
          "the secret");
  private static final Parameter<KeyArn> ENCRYPTED_WITH =
      Parameter.optional(
          "encrypted_with",
          KeyArn::of,
          KeyArn.EXAMPLE,
          "the KMS key of the secret, if it is not aws/secretsmanager");

  static final Form<Grant> INTENT =
      new Form<>(
          "read_secret",
          "Reads a secret from AWS Secrets Manager",
          "https://docs.aws.amazon.com/secretsmanager/latest/userguide/"
              + "auth-and-access_iam-policies.html",
          List.of(SECRET, ENCRYPTED_WITH),
          arguments ->
              new ReadSecret(arguments.get(SECRET), arguments.find(ENCRYPTED_WITH).orElse(null)));

  @Override
  public List<Statement> statements(Deployment deployment) {
    String arn = secret.reachableFrom(deployment);
    return statements(
        deployment,
        !isReference() && !WITH_SUFFIX.matcher(arn).matches()
            ? Resources.of(arn + ANY_SUFFIX)
            : !isReference() && WITH_WORD.matcher(arn).matches()
                ? Resources.of(arn, arn + ANY_SUFFIX)
                : Resources.of(arn));
  }

  /** What ends with a word is the name of a secret, rather than its ARN. */
  @Override
  public List<Statement> required(Deployment deployment) {
    String arn = secret.reachableFrom(deployment);
    boolean isWhole =
        isReference() || (WITH_SUFFIX.matcher(arn).matches() && !WITH_WORD.matcher(arn).matches());
    return statements(deployment, Resources.of(isWhole ? arn : arn + ANY_SUFFIX));
  }

  /** Terraform takes only whole ARNs for the value, so that it has the six characters. */
  private boolean isReference() {
    return secret instanceof DeclaredArn.Referenced;
  }

  private List<Statement> statements(Deployment deployment, Resources secrets) {
    var statements = new ArrayList<Statement>();
    statements.add(Statement.allow(Actions.of("secretsmanager:GetSecretValue"), secrets));
    if (encryptedWith != null) {
      statements.add(
          Statement.allow(
              Actions.of("kms:Decrypt"),
              Resources.of(encryptedWith.reachableFrom(deployment)),
              secret.usedThrough("secretsmanager", deployment)));
    }
    return List.copyOf(statements);
  }
}
