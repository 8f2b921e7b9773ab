package io.trainingroles.access.proof;

import io.trainingroles.access.Request;

/** What came of looking for a request. */
sealed interface Answer {
  /** One was found, and the simulator confirms it. */
  record Found(Request witness) implements Answer {}

  /** There is none. */
  record None() implements Answer {}

  /** It is not known. */
  record Open(Undecided.Reason reason) implements Answer {}

  /** There is none. */
  Answer NONE = new None();
}
