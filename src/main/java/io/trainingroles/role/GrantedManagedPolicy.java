package io.trainingroles.role;

/**
 * A managed policy of a role, declared by intent.
 *
 * @param granted its name, and what it grants
 * @param attributes its description, path and tags
 */
public record GrantedManagedPolicy(GrantedPolicy granted, PolicyAttributes attributes) {
  /**
   * The policy's name.
   *
   * @return the name, unique in its account
   */
  public PolicyName name() {
    return granted.name();
  }
}
