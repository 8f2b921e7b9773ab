package io.trainingroles.access.condition;

import java.math.BigDecimal;
import java.util.Comparator;

/**
 * A place between values of an order: just before one, just behind one, or at an end.
 *
 * @param end -1 below everything, 1 above everything, else 0
 * @param value the value; zero at an end
 * @param isBehind whether it is behind the value
 */
record Bound(int end, BigDecimal value, boolean isBehind) implements Comparable<Bound> {
  static final Bound BELOW = new Bound(-1, BigDecimal.ZERO, false);
  static final Bound ABOVE = new Bound(1, BigDecimal.ZERO, false);

  private static final Comparator<Bound> ORDER =
      Comparator.comparingInt(Bound::end)
          .thenComparing(Bound::value)
          .thenComparing(Bound::isBehind);

  static Bound before(BigDecimal value) {
    return new Bound(0, value, false);
  }

  static Bound behind(BigDecimal value) {
    return new Bound(0, value, true);
  }

  @Override
  public int compareTo(Bound other) {
    return ORDER.compare(this, other);
  }

  Bound least(Bound other) {
    return compareTo(other) <= 0 ? this : other;
  }

  Bound greatest(Bound other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
