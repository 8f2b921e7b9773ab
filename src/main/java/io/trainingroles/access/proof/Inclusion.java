package io.trainingroles.access.proof;

import io.trainingroles.access.Request;
import java.util.List;

/** Whether each request of one set is in another. */
public sealed interface Inclusion {
  /**
   * Each request is: proved.
   *
   * @param strength for which requests
   */
  record Included(Strength strength) implements Inclusion {}

  /**
   * One is not.
   *
   * @param witness a request that the first set allows and the second does not, by the simulator
   */
  record NotIncluded(Request witness) implements Inclusion {}

  /**
   * It is not known.
   *
   * @param undecided the statements that it depends on, at least one
   */
  record Indeterminate(List<Undecided> undecided) implements Inclusion {
    /** Keeps an unchangeable copy. */
    public Indeterminate {
      undecided = List.copyOf(undecided);
    }
  }
}
