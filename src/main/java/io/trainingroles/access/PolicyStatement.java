package io.trainingroles.access;

import io.trainingroles.iam.Statement;

/**
 * A statement and where it stands.
 *
 * @param kind what its policy is attached to
 * @param policy the policy's name
 * @param index its place in the policy, counted from 0
 * @param statement the statement itself
 */
public record PolicyStatement(PolicyKind kind, String policy, int index, Statement statement) {}
