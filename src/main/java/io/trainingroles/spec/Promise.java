package io.trainingroles.spec;

import io.trainingroles.finding.Location;
import io.trainingroles.input.question.AccessPhrase;

/** What a spec says of the access of a role, to be held against its policies. */
record Promise(Kind kind, AccessPhrase access, String text, Location location) {
  /** What is promised. */
  enum Kind {
    /** No such request is ever allowed. */
    NEVER,
    /** This request is allowed. */
    ALLOW,
    /** This request is denied. */
    DENY
  }
}
