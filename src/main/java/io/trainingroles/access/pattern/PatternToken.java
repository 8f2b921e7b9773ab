package io.trainingroles.access.pattern;

import org.jspecify.annotations.Nullable;

/** A part of a {@link TextPattern}. */
public sealed interface PatternToken {

  /**
   * These characters.
   *
   * @param text at least one
   */
  record Literal(String text) implements PatternToken {}

  /**
   * Any characters, or none.
   *
   * @param withinSegment whether a colon is not one of them
   */
  record AnyText(boolean withinSegment) implements PatternToken {}

  /**
   * One character.
   *
   * @param withinSegment whether it is not a colon
   */
  record AnyCharacter(boolean withinSegment) implements PatternToken {}

  /**
   * What the request has under a single-valued condition key, character by character.
   *
   * @param key the key in lower case
   * @param defaultValue what stands in for a key without a value; null for none, and then the
   *     pattern matches nothing
   */
  record Variable(String key, @Nullable String defaultValue) implements PatternToken {}
}
