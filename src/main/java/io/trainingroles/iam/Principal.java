package io.trainingroles.iam;

/**
 * One value of a {@code Principal} or {@code NotPrincipal} element: who makes the request. See <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">AWS
 * JSON policy elements: Principal</a>.
 */
public sealed interface Principal {

  /**
   * What a policy writes for it, without its kind.
   *
   * @return such as {@code sagemaker.amazonaws.com}
   */
  String text();

  /** Everyone, written {@code "*"} in place of the whole element. */
  record Everyone() implements Principal {
    @Override
    public String text() {
      return "*";
    }
  }

  /**
   * An AWS service.
   *
   * @param host the service's principal, such as {@code sagemaker.amazonaws.com}
   */
  record Service(String host) implements Principal {
    @Override
    public String text() {
      return host;
    }
  }

  /**
   * An account, a role, a user or a session.
   *
   * @param id an account number, an ARN, or {@code *}
   */
  record Aws(String id) implements Principal {
    @Override
    public String text() {
      return id;
    }
  }

  /**
   * An identity provider.
   *
   * @param provider an ARN of an OIDC or SAML provider, or the host of a web identity provider
   */
  record Federated(String provider) implements Principal {
    /**
     * Whether it is a SAML provider.
     *
     * @return false for a provider of OpenID Connect or of web identities
     */
    public boolean isSaml() {
      return provider.contains(":saml-provider/");
    }

    @Override
    public String text() {
      return provider;
    }
  }

  /**
   * An account by the identifier that Amazon S3 has for it.
   *
   * @param id 64 hexadecimal digits
   */
  record CanonicalUser(String id) implements Principal {
    @Override
    public String text() {
      return id;
    }
  }
}
