package io.trainingroles.access.proof;

import java.util.Objects;

/**
 * Why the request that shows something is one that people hardly ever see, although a plainer one
 * was looked for.
 *
 * @param kind what is unusual about it
 * @param value the part of the request or of the statement that is
 * @param isOfAll whether it is proved that every such request has it; else no other was found
 */
public record Oddity(Kind kind, String value, boolean isOfAll) {
  /** What can be unusual about a request. */
  public enum Kind {
    /**
     * A {@code *} inside of the statement's resource matches colons, which wildcards may do where
     * they end a segment: see <a
     * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html">IAM
     * JSON policy elements: Resource</a>. The value is the resource of the statement.
     */
    STAR_MATCHES_COLONS,
    /** The resource is in a Region whose name is not like those of AWS's Regions. */
    UNUSUAL_REGION,
    /** The resource has characters that names hardly have, and the statement does not name. */
    UNUSUAL_CHARACTERS,
    /** The data of AWS's actions lacks the action, so that it may be newer, or misspelt. */
    UNKNOWN_ACTION
  }

  /** Checks that both are there. */
  public Oddity {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(value);
  }
}
