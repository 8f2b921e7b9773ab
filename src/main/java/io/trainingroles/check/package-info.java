/**
 * The review of roles against best practice: what is looked at, what is said about it, and how it
 * is gathered. The checks themselves are in {@code check.rules}, one class each.
 */
@NullMarked
package io.trainingroles.check;

import org.jspecify.annotations.NullMarked;
