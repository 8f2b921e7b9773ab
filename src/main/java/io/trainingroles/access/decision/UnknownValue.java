package io.trainingroles.access.decision;

import io.trainingroles.access.PolicyStatement;
import org.jspecify.annotations.Nullable;

/**
 * A value that a decision depends on and that is not known.
 *
 * @param name the condition key, or what else is not known
 * @param origin what the value will be taken from
 * @param statement the statement that asks for it, or null where it is not one statement
 */
public record UnknownValue(String name, String origin, @Nullable PolicyStatement statement) {}
