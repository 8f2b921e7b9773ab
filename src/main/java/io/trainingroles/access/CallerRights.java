package io.trainingroles.access;

import io.trainingroles.iam.Arn;

/** Which policies have a say in what a caller does. */
public final class CallerRights {
  private CallerRights() {}

  /** Whether the caller is something that policies are attached to. */
  public static boolean hasIdentity(Caller caller) {
    return caller instanceof Caller.RoleSession
        || caller instanceof Caller.Role
        || caller instanceof Caller.User
        || caller instanceof Caller.FederatedUser;
  }

  /** Whether the service control policies of its account limit the caller. */
  public static boolean isUnderServiceControl(Caller caller) {
    return (hasIdentity(caller) || caller instanceof Caller.RootUser) && !isServiceLinked(caller);
  }

  public static boolean isServiceLinked(Caller caller) {
    if (caller instanceof Caller.RoleSession session) {
      return isServiceLinked(session.role());
    }
    return caller instanceof Caller.Role role && isServiceLinked(role.arn());
  }

  private static boolean isServiceLinked(Arn role) {
    return role.resource().startsWith("role/aws-service-role/");
  }
}
