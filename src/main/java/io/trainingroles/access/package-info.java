/**
 * Requests, callers, and the policies of all kinds that decide about them, as values.
 *
 * <p>One request is decided by {@link io.trainingroles.access.decision.Simulator}; what holds for
 * all requests is proved by {@link io.trainingroles.access.proof.AccessProver}.
 */
@NullMarked
package io.trainingroles.access;

import org.jspecify.annotations.NullMarked;
