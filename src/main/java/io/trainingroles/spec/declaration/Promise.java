package io.trainingroles.spec.declaration;

import io.trainingroles.finding.Location;
import io.trainingroles.input.question.AccessPhrase;

/**
 * What a spec promises about the access of a role; its policies are checked for it.
 *
 * @param kind what is promised
 * @param access the requests
 * @param text the promise as it is written
 * @param location where it is
 */
public record Promise(Kind kind, AccessPhrase access, String text, Location location) {
  /** What is promised. */
  public enum Kind {
    /** No such request is ever allowed. */
    NEVER,
    /** This request is allowed. */
    ALLOW,
    /** This request is denied. */
    DENY
  }
}
