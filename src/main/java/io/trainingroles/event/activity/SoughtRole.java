package io.trainingroles.event.activity;

import io.trainingroles.event.RecordedRole;

/**
 * The role whose records are looked for.
 *
 * @param name its name
 * @param account the 12 digits of its account; empty where that is not known
 */
public record SoughtRole(String name, String account) {
  /** Whether a recorded role is it. */
  boolean is(RecordedRole role) {
    return role.name().equals(name) && (account.isEmpty() || role.account().equals(account));
  }

  /** Whether an ARN is that of the role, as far as it has a name and an account. */
  boolean isNamedBy(String arn) {
    return arn.contains(":role/")
        && arn.endsWith("/" + name)
        && (account.isEmpty() || arn.contains(":" + account + ":"));
  }
}
