package io.trainingroles.reference;

import java.util.List;

/** Which actions a recorded event needed. */
public sealed interface EventActions {
  /**
   * The actions, all of which were needed.
   *
   * @param actions at least one
   */
  record Needed(List<Action> actions) implements EventActions {
    /** Keeps an unchangeable copy. */
    public Needed {
      actions = List.copyOf(actions);
    }
  }

  /** The call needs no permission at all. */
  record None() implements EventActions {}

  /**
   * Nobody knows.
   *
   * @param reason why, as a part of a sentence
   */
  record NotKnown(String reason) implements EventActions {}
}
