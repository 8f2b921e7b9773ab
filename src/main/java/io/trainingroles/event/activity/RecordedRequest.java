package io.trainingroles.event.activity;

import io.trainingroles.access.Truth;

/**
 * A request of the role that was denied, or that the role as it is given does not allow.
 *
 * @param action such as {@code s3:PutObject}
 * @param resource its ARN, or {@code *}; a pattern where the records do not say all of it
 * @param reason why it was denied, as the records say it; empty where it was not
 * @param isAllowed whether the role as it is given allows it
 * @param isDecidedElsewhere whether something else than the role's own policies denied it
 * @param decision what the role as it is given says about it, in words
 * @param seen the calls
 */
public record RecordedRequest(
    String action,
    String resource,
    String reason,
    Truth isAllowed,
    boolean isDecidedElsewhere,
    String decision,
    Sightings seen) {}
