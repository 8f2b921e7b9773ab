package io.trainingroles.check.evidence;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Values of a list that another value covers. */
public final class Redundancy {
  private Redundancy() {}

  /**
   * The value that covers another one; of two that cover each other, the first. *
   *
   * @param index the index of the covered value
   * @param covers whether the first value covers the second
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
