package io.trainingroles.organisation;

import org.jspecify.annotations.Nullable;

/**
 * A rule of an organisation.
 *
 * @param form its kind
 * @param requirement what it requires
 * @param message what to do about a breach, as its authors wrote it, or null
 * @param owner whom to ask, or null
 */
record Rule(
    RuleForm form, Requirement requirement, @Nullable String message, @Nullable String owner) {
  /** What to do about a breach. */
  String remedy() {
    String own = message == null ? "follow the rule '" + form.word() + "'" : message;
    return owner == null ? own : own + " (ask " + owner + ")";
  }
}
