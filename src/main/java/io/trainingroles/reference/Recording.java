package io.trainingroles.reference;

/**
 * How AWS CloudTrail records the calls that an action permits, as AWS documents it.
 *
 * @param kind whether it records them
 * @param source the page that says so; empty where none is known
 */
public record Recording(Kind kind, String source) {
  /** Whether a trail has the calls. */
  public enum Kind {
    /** As management events, which a trail has unless it is configured to leave them out. */
    MANAGEMENT,
    /** As data events, which a trail has only where it is configured to, resource by resource. */
    DATA,
    /** Not at all: there is no such event. */
    NEVER,
    /** Not as a call of its own: the action is asked for while another call is made. */
    PERMISSION_ONLY,
    /** No page that was read says it. */
    NOT_KNOWN
  }
}
