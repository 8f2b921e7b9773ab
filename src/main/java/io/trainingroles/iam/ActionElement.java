package io.trainingroles.iam;

import java.util.List;

/** The element of a statement that says which actions it matches. */
public sealed interface ActionElement {

  /**
   * The values of the element.
   *
   * @return at least one
   */
  List<ActionPattern> patterns();

  /**
   * Any of these actions.
   *
   * @param patterns at least one
   */
  record Actions(List<ActionPattern> patterns) implements ActionElement {
    /**
     * Keeps an unchangeable copy.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Actions {
      patterns = checked(patterns);
    }

    /**
     * Any of these actions.
     *
     * @param values at least one, such as {@code s3:GetObject}
     * @return the element
     * @throws InvalidValueException if one is not an action
     */
    public static Actions of(String... values) {
      return new Actions(List.of(values).stream().map(ActionPattern::of).toList());
    }
  }

  /**
   * All actions but these.
   *
   * @param patterns at least one
   */
  record NotActions(List<ActionPattern> patterns) implements ActionElement {
    /**
     * Keeps an unchangeable copy.
     *
     * @throws IllegalArgumentException if there is none
     */
    public NotActions {
      patterns = checked(patterns);
    }
  }

  private static List<ActionPattern> checked(List<ActionPattern> patterns) {
    if (patterns.isEmpty()) {
      throw new IllegalArgumentException("an action element needs at least one action");
    }
    return List.copyOf(patterns);
  }
}
