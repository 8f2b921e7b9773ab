package io.trainingroles.access;

/**
 * A statement that does not match a request.
 *
 * @param statement the statement
 * @param mismatch the first thing that does not match
 */
public record UnmatchedStatement(PolicyStatement statement, Mismatch mismatch) {}
