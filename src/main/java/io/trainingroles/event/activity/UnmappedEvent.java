package io.trainingroles.event.activity;

/**
 * An event of the role of which nobody knows the action.
 *
 * @param source such as {@code example.amazonaws.com}
 * @param name such as {@code DoSomething}
 * @param reason why it is not known
 * @param seen the records
 */
public record UnmappedEvent(String source, String name, String reason, Sightings seen) {}
