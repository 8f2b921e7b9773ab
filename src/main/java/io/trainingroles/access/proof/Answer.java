package io.trainingroles.access.proof;

import io.trainingroles.access.Request;
import org.jspecify.annotations.Nullable;

/** What came of looking for a request. */
sealed interface Answer {
  /** One was found, and the simulator confirms it. */
  record Found(Request witness) implements Answer {}

  /** There is none. */
  record None() implements Answer {}

  /**
   * There is none among the requests that are documented.
   *
   * @param witness a conceivable one, where one was found
   */
  record OnlyConceivable(@Nullable Request witness) implements Answer {}

  /** It is not known. */
  record Open(Undecided.Reason reason) implements Answer {}

  /** There is none. */
  Answer NONE = new None();
}
