package io.trainingroles.access.proof;

import io.trainingroles.access.Request;
import java.util.List;

/** Whether two sets have the same requests. */
public sealed interface Equivalence {
  /** One of the two sets. */
  enum Side {
    /** The set that was given first. */
    FIRST,
    /** The set that was given second. */
    SECOND
  }

  /**
   * They have: proved.
   *
   * @param strength for which requests
   */
  record Equivalent(Strength strength) implements Equivalence {}

  /**
   * They have not.
   *
   * @param allowedBy the set that has the request
   * @param witness a request that this set allows and the other does not, by the simulator
   */
  record Different(Side allowedBy, Request witness) implements Equivalence {}

  /**
   * It is not known.
   *
   * @param undecided the statements that it depends on, at least one
   */
  record Indeterminate(List<Undecided> undecided) implements Equivalence {
    /** Keeps an unchangeable copy. */
    public Indeterminate {
      undecided = List.copyOf(undecided);
    }
  }
}
