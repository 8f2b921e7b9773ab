package io.trainingroles.access;

import java.math.BigDecimal;
import java.util.Comparator;

/**
 * A place between values of an order: just before one, just behind one, or at an end.
 *
 * @param end -1 below everything, 1 above everything, else 0
 * @param value the value; zero at an end
 * @param isBehind whether it is behind the value
 */
record Cut(int end, BigDecimal value, boolean isBehind) implements Comparable<Cut> {
  static final Cut BELOW = new Cut(-1, BigDecimal.ZERO, false);
  static final Cut ABOVE = new Cut(1, BigDecimal.ZERO, false);

  private static final Comparator<Cut> ORDER =
      Comparator.comparingInt(Cut::end).thenComparing(Cut::value).thenComparing(Cut::isBehind);

  static Cut before(BigDecimal value) {
    return new Cut(0, value, false);
  }

  static Cut behind(BigDecimal value) {
    return new Cut(0, value, true);
  }

  @Override
  public int compareTo(Cut other) {
    return ORDER.compare(this, other);
  }

  Cut least(Cut other) {
    return compareTo(other) <= 0 ? this : other;
  }

  Cut greatest(Cut other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
