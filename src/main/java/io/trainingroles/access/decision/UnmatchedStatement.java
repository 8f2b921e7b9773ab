package io.trainingroles.access.decision;

import io.trainingroles.access.PolicyStatement;

/**
 * A statement that does not match a request.
 *
 * @param statement the statement
 * @param mismatch the first thing that does not match
 */
public record UnmatchedStatement(PolicyStatement statement, Mismatch mismatch) {}
