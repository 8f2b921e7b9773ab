package io.trainingroles.access.proof;

import io.trainingroles.access.Request;
import java.util.List;

/** Whether something can never happen. */
public sealed interface Proof {
  /**
   * It cannot.
   *
   * @param strength for which requests that is so
   */
  record Proved(Strength strength) implements Proof {}

  /**
   * It can.
   *
   * @param witness a request that is allowed, by the simulator
   * @param oddities what is unusual about it, where there is no plainer one
   */
  record CounterExample(Request witness, List<Oddity> oddities) implements Proof {
    /** Keeps an unchangeable copy. */
    public CounterExample {
      oddities = List.copyOf(oddities);
    }
  }

  /**
   * It is not known.
   *
   * @param undecided the statements that it depends on, at least one
   */
  record Indeterminate(List<Undecided> undecided) implements Proof {
    /** Keeps an unchangeable copy. */
    public Indeterminate {
      undecided = List.copyOf(undecided);
    }
  }
}
