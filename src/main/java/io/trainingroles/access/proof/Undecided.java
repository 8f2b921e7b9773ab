package io.trainingroles.access.proof;

import io.trainingroles.access.PolicyStatement;
import io.trainingroles.access.search.SearchLimits;
import java.util.Objects;

/**
 * A statement about which a question stayed open.
 *
 * @param statement the statement
 * @param reason why
 */
public record Undecided(PolicyStatement statement, Reason reason) {
  /** Why a question stays open. */
  public enum Reason {
    /** The search took more steps than {@link SearchLimits} allow. */
    LIMIT,
    /**
     * There may be such a request, but none that was tried is one: what the statement matches
     * depends on a policy variable, on a value whose type is not known, or on whom a canonical user
     * identifier belongs to.
     */
    NOT_CONFIRMED,
    /**
     * The statement is about a service of which AWS does not say whether resource control policies
     * limit it.
     */
    SERVICE_NOT_LISTED
  }

  /** Checks that both are there. */
  public Undecided {
    Objects.requireNonNull(statement);
    Objects.requireNonNull(reason);
  }
}
