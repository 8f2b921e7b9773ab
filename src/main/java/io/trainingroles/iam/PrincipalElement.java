package io.trainingroles.iam;

import java.util.List;

/** The element of a statement that says whose requests it matches. */
public sealed interface PrincipalElement {

  /**
   * The values of the element.
   *
   * @return at least one
   */
  List<Principal> principals();

  /**
   * Requests of any of these.
   *
   * @param principals at least one; {@link io.trainingroles.iam.Principal.Everyone} stands alone
   */
  record Principals(List<Principal> principals) implements PrincipalElement {
    /**
     * Keeps an unchangeable copy.
     *
     * @throws IllegalArgumentException if there is none, or {@code Everyone} is not alone
     */
    public Principals {
      principals = checked(principals);
    }

    /**
     * Requests of this one.
     *
     * @param principal who
     * @return the element
     */
    public static Principals of(Principal principal) {
      return new Principals(List.of(principal));
    }
  }

  /**
   * Requests of all but these.
   *
   * @param principals at least one; {@link io.trainingroles.iam.Principal.Everyone} stands alone
   */
  record NotPrincipals(List<Principal> principals) implements PrincipalElement {
    /**
     * Keeps an unchangeable copy.
     *
     * @throws IllegalArgumentException if there is none, or {@code Everyone} is not alone
     */
    public NotPrincipals {
      principals = checked(principals);
    }
  }

  private static List<Principal> checked(List<Principal> principals) {
    if (principals.isEmpty()) {
      throw new IllegalArgumentException("a principal element needs at least one principal");
    }
    if (principals.size() > 1 && principals.contains(new Principal.Everyone())) {
      throw new IllegalArgumentException("\"*\" cannot be combined with other principals");
    }
    return List.copyOf(principals);
  }
}
