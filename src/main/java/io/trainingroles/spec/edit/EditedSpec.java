package io.trainingroles.spec.edit;

/**
 * The text of a spec in which a role was changed.
 *
 * @param text the text, with the line ends that it had
 * @param isAdoptRemoved whether the role had the key {@code adopt} and no longer has
 */
public record EditedSpec(String text, boolean isAdoptRemoved) {}
