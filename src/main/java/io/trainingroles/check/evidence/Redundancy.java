package io.trainingroles.check.evidence;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Values of a list that others of it already say. */
public final class Redundancy {
  private Redundancy() {}

  /**
   * The value that says what another one says; of two that say the same, the first.
   *
   * @param index the place of the other one
   * @param covers whether the one says all that the other says
   */
  public static Optional<String> of(
      List<String> values, int index, BiPredicate<String, String> covers) {
    String value = values.get(index);
    for (int other = 0; other < values.size(); other++) {
      boolean says = other != index && covers.test(values.get(other), value);
      if (says && (other < index || !covers.test(value, values.get(other)))) {
        return Optional.of(values.get(other));
      }
    }
    return Optional.empty();
  }
}
