package io.trainingroles.event;

import java.util.List;

/** Which requests a record shows. */
public sealed interface CallReading {
  /**
   * Requests.
   *
   * @param calls at least one
   */
  record Calls(List<RecordedCall> calls) implements CallReading {
    /** Keeps an unchangeable copy. */
    public Calls {
      calls = List.copyOf(calls);
    }
  }

  /** None: it needs no permission, or is no call. */
  record None() implements CallReading {}

  /**
   * Nobody knows which.
   *
   * @param reason why, as a part of a sentence
   */
  record NotMapped(String reason) implements CallReading {}
}
