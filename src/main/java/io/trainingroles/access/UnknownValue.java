package io.trainingroles.access;

/**
 * A value that a decision depends on and that is not known.
 *
 * @param name the condition key, or what else is not known
 * @param origin what the value will be taken from
 * @param statement the statement that asks for it
 */
public record UnknownValue(String name, String origin, PolicyStatement statement) {}
