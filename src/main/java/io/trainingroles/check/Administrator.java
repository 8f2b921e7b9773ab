package io.trainingroles.check;

import io.trainingroles.access.NamedPolicy;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.Principal;
import io.trainingroles.iam.PrincipalElement;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.JudgedRole;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A role of an input that has full access to its account, or can get it.
 *
 * @param role the role
 * @param power what it can do, to follow its name, such as {@code has full access to its account}
 * @param isOwn whether its own policies give it that; false where it acts as another administrator
 */
public record Administrator(JudgedRole role, String power, boolean isOwn) {
  /** A pattern of the accounts that a role may be in, where its input does not say it. */
  public static final String ANY_ACCOUNT = "????????????";

  /** A pattern of the partitions that it may be in. */
  public static final String ANY_PARTITION = "aws*";

  /** Refuses null. */
  public Administrator {
    Objects.requireNonNull(role);
    Objects.requireNonNull(power);
  }

  /**
   * The ARN of the role.
   *
   * @param partition what stands for its partition where it is not in the input; may have wildcards
   * @param account the same for its account
   * @return such as {@code arn:aws:iam::123456789012:role/admin}
   */
  public String arn(String partition, String account) {
    return role.attributes()
        .arn()
        .known()
        .orElseGet(
            () -> "arn:" + partition + ":iam::" + account + ":role" + role.path() + role.name());
  }

  /**
   * The services that its trust policy names: only those can be passed the role and use it.
   *
   * @return such as {@code sagemaker.amazonaws.com}; none where the trust policy is not in the
   *     input
   */
  public List<String> services() {
    NamedPolicy trust = role.trustPolicy();
    return trust == null
        ? List.of()
        : trust.document().statements().stream()
            .filter(statement -> statement.effect() == Effect.ALLOW)
            .map(Statement::principal)
            .filter(PrincipalElement.Principals.class::isInstance)
            .flatMap(element -> element.principals().stream())
            .flatMap(
                principal ->
                    principal instanceof Principal.Service service
                        ? Stream.of(service.host())
                        : Stream.of())
            .distinct()
            .toList();
  }
}
