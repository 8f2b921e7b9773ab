package io.trainingroles.access.search;

import io.trainingroles.access.Caller;
import io.trainingroles.access.pattern.TextSearch;
import io.trainingroles.access.pattern.TextWord;
import io.trainingroles.access.proof.Undecided;

/** Where a search stands in one dimension. */
sealed interface Coordinate {
  /** Nothing is left. */
  Coordinate EMPTY = new Empty();

  /** Whether something is left is not known. */
  Coordinate UNDECIDED = new Undecided();

  /** An action or a resource. */
  record Text(TextWord word) implements Coordinate {}

  /** One of the callers that can be distinguished. */
  record Who(Caller caller) implements Coordinate {}

  /** What the request says under a key. */
  record Key(KeyValue value) implements Coordinate {}

  /** Nothing is left. */
  record Empty() implements Coordinate {}

  /** Whether something is left is not known. */
  record Undecided() implements Coordinate {}

  /** The coordinate of a text. */
  static Coordinate of(TextSearch.Result result) {
    if (result instanceof TextSearch.Result.Found found) {
      return new Text(found.word());
    }
    return result instanceof TextSearch.Result.Empty ? EMPTY : UNDECIDED;
  }
}
