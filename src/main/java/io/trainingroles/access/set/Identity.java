package io.trainingroles.access.set;

import io.trainingroles.access.Caller;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the identity whose policies make a set: so much of its requests is known too, as
 * <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principal-properties">the
 * keys of the principal</a> follow from it.
 *
 * @param isRole whether it is a role, and no user
 * @param role the role, where its ARN is known; else null
 */
public record Identity(boolean isRole, Caller.@Nullable Role role) {
  /** A role or a user: the policy may be attached to any. */
  public static final Identity ANYBODY = new Identity(false, null);

  /** A role of any name and account. */
  public static final Identity SOME_ROLE = new Identity(true, null);

  /**
   * One role.
   *
   * @param role its ARN
   * @return the identity
   */
  public static Identity of(Caller.Role role) {
    return new Identity(true, Objects.requireNonNull(role));
  }

  /** What is known where two sets are about one identity; of two roles, that it is one. */
  Identity and(Identity other) {
    if (role == null || other.role == null) {
      return new Identity(isRole || other.isRole, role == null ? other.role : role);
    }
    return role.equals(other.role) ? this : SOME_ROLE;
  }
}
