package io.trainingroles.access;

import io.trainingroles.iam.Arn;
import io.trainingroles.iam.InvalidValueException;
import java.util.Optional;

/**
 * Who makes a request. See <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">AWS
 * JSON policy elements: Principal</a>.
 */
public sealed interface Caller {

  /**
   * The account that the caller belongs to.
   *
   * @return 12 digits; nothing for a service, an identity provider's user, and nobody
   */
  default Optional<String> account() {
    return Optional.empty();
  }

  /**
   * Some session of a role, whose name is not known.
   *
   * @param arn such as {@code arn:aws:iam::123456789012:role/training/vision}
   */
  record Role(Arn arn) implements Caller {
    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if it is not the ARN of a role
     */
    public Role {
      check(arn, "iam", "role/");
    }

    @Override
    public Optional<String> account() {
      return Optional.of(arn.account());
    }

    @Override
    public String toString() {
      return arn.toString();
    }
  }

  /**
   * A session of a role. Its ARN does not have the role's path; who knows it gives both ARNs.
   *
   * @param arn such as {@code arn:aws:sts::123456789012:assumed-role/vision/session}
   * @param role the role, such as {@code arn:aws:iam::123456789012:role/training/vision}
   */
  record RoleSession(Arn arn, Arn role) implements Caller {
    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if they are not the ARNs of a session and its role
     */
    public RoleSession {
      check(arn, "sts", "assumed-role/");
      check(role, "iam", "role/");
      String[] parts = arn.resource().split("/", -1);
      if (parts.length != 3 || parts[1].isEmpty() || parts[2].isEmpty()) {
        throw new IllegalArgumentException(arn + " is not the ARN of a role session");
      }
      if (!role.resource().endsWith("/" + parts[1]) || !role.account().equals(arn.account())) {
        throw new IllegalArgumentException(arn + " is not a session of " + role);
      }
    }

    /** Whether this is the ARN of the session's role; one account has no two roles of one name. */
    public boolean isOf(String arnOfRole) {
      String beginning = "arn:" + arn.partition() + ":iam::" + arn.account() + ":role/";
      String name = arn.resource().split("/", -1)[1];
      return arnOfRole.startsWith(beginning) && arnOfRole.endsWith("/" + name);
    }

    @Override
    public Optional<String> account() {
      return Optional.of(arn.account());
    }

    @Override
    public String toString() {
      return arn.toString();
    }
  }

  /**
   * A user of IAM.
   *
   * @param arn such as {@code arn:aws:iam::123456789012:user/jo}
   */
  record User(Arn arn) implements Caller {
    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if it is not the ARN of a user
     */
    public User {
      check(arn, "iam", "user/");
    }

    @Override
    public Optional<String> account() {
      return Optional.of(arn.account());
    }

    @Override
    public String toString() {
      return arn.toString();
    }
  }

  /**
   * A session of {@code GetFederationToken}.
   *
   * @param arn such as {@code arn:aws:sts::123456789012:federated-user/jo}
   */
  record FederatedUser(Arn arn) implements Caller {
    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if it is not the ARN of a federated user
     */
    public FederatedUser {
      check(arn, "sts", "federated-user/");
    }

    @Override
    public Optional<String> account() {
      return Optional.of(arn.account());
    }

    @Override
    public String toString() {
      return arn.toString();
    }
  }

  /**
   * The root user of an account, to whom everything in it is allowed that nothing denies.
   *
   * @param arn such as {@code arn:aws:iam::123456789012:root}
   */
  record RootUser(Arn arn) implements Caller {
    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if it is not the ARN of a root user
     */
    public RootUser {
      check(arn, "iam", "root");
    }

    @Override
    public Optional<String> account() {
      return Optional.of(arn.account());
    }

    @Override
    public String toString() {
      return arn.toString();
    }
  }

  /**
   * A service of AWS that acts for itself, and not with a role.
   *
   * @param host such as {@code sagemaker.amazonaws.com}
   */
  record Service(String host) implements Caller {
    @Override
    public String toString() {
      return host;
    }
  }

  /**
   * Somebody with a token of an identity provider, who asks for a role.
   *
   * @param provider the ARN of an OIDC or SAML provider, or the host of a web identity provider
   */
  record FederatedIdentity(String provider) implements Caller {
    @Override
    public String toString() {
      return provider;
    }
  }

  /** Nobody: the request is not signed. */
  record Anonymous() implements Caller {
    @Override
    public String toString() {
      return "anonymous";
    }
  }

  /**
   * The caller of this name.
   *
   * @param name the ARN of a role, a role session, a user, a federated user, a root user or an
   *     identity provider; an account's 12 digits for its root user; the host of a service such as
   *     {@code sagemaker.amazonaws.com}; the host of a web identity provider such as {@code
   *     accounts.google.com}; or {@code anonymous}
   * @return the caller; of a session's ARN, a session of the role of this name whose path is {@code
   *     /}
   * @throws InvalidValueException if it is none of these
   */
  static Caller of(String name) {
    if (name.equals("anonymous")) {
      return new Anonymous();
    } else if (CallerNames.isAccount(name)) {
      return new RootUser(new Arn("aws", "iam", "", name, "root"));
    } else if (CallerNames.WEB_IDENTITY_PROVIDERS.contains(name)) {
      return new FederatedIdentity(name);
    } else if (CallerNames.SERVICE.matcher(name).matches()) {
      return new Service(name);
    }
    try {
      return CallerNames.ofArn(Arn.of(name).orElseThrow(() -> CallerNames.refused(name)));
    } catch (InvalidValueException refused) {
      throw refused;
    } catch (IllegalArgumentException malformed) {
      throw CallerNames.refused(name);
    }
  }

  private static void check(Arn arn, String service, String beginning) {
    boolean fits =
        arn.service().equals(service)
            && CallerNames.isAccount(arn.account())
            && (beginning.equals("root")
                ? arn.resource().equals("root")
                : arn.resource().startsWith(beginning)
                    && arn.resource().length() > beginning.length());
    if (!fits) {
      throw new IllegalArgumentException(
          arn + " has not the form arn:aws:" + service + "::ACCOUNT:" + beginning + "…");
    }
  }
}
