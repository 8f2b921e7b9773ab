package io.trainingroles.input.hcl;

import java.util.List;
import java.util.Optional;

/**
 * An attribute of a body.
 *
 * @param name its name
 * @param text its value, if that is a string without interpolations
 * @param expression its value as an expression
 * @param references what the expression of its value refers to
 * @param start the index of its first character in the file
 * @param value the index of the first character of its value
 * @param end the index behind its last character
 */
public record HclAttribute(
    String name,
    Optional<String> text,
    HclExpression expression,
    List<HclReference> references,
    int start,
    int value,
    int end) {
  /** Keeps an unchangeable copy. */
  public HclAttribute {
    references = List.copyOf(references);
  }
}
