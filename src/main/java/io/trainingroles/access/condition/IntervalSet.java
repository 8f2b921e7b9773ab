package io.trainingroles.access.condition;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Values of an order in which there is always another value between two.
 *
 * @param intervals in their order, none of them empty, none touching the next
 */
public record IntervalSet(List<Interval> intervals) {
  static final IntervalSet ALL = new IntervalSet(List.of(new Interval(Bound.BELOW, Bound.ABOVE)));
  static final IntervalSet NONE = new IntervalSet(List.of());

  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  /** The values between two cuts. */
  record Interval(Bound lower, Bound upper) {
    private boolean contains(BigDecimal value) {
      return lower.compareTo(Bound.before(value)) <= 0 && upper.compareTo(Bound.behind(value)) >= 0;
    }
  }

  public IntervalSet {
    intervals = List.copyOf(intervals);
  }

  static IntervalSet between(Bound lower, Bound upper) {
    return lower.compareTo(upper) < 0 ? new IntervalSet(List.of(new Interval(lower, upper))) : NONE;
  }

  public boolean isEmpty() {
    return intervals.isEmpty();
  }

  public boolean contains(BigDecimal value) {
    return intervals.stream().anyMatch(interval -> interval.contains(value));
  }

  IntervalSet union(IntervalSet other) {
    var all = new ArrayList<>(intervals);
    all.addAll(other.intervals);
    all.sort(Comparator.comparing(Interval::lower));
    var joined = new ArrayList<Interval>();
    for (Interval next : all) {
      int last = joined.size() - 1;
      if (last >= 0 && joined.get(last).upper().compareTo(next.lower()) >= 0) {
        Interval before = joined.get(last);
        joined.set(last, new Interval(before.lower(), before.upper().greatest(next.upper())));
      } else {
        joined.add(next);
      }
    }
    return new IntervalSet(joined);
  }

  IntervalSet complement() {
    var gaps = new ArrayList<Interval>();
    Bound lower = Bound.BELOW;
    for (Interval interval : intervals) {
      if (lower.compareTo(interval.lower()) < 0) {
        gaps.add(new Interval(lower, interval.lower()));
      }
      lower = interval.upper();
    }
    if (lower.compareTo(Bound.ABOVE) < 0) {
      gaps.add(new Interval(lower, Bound.ABOVE));
    }
    return new IntervalSet(gaps);
  }

  public IntervalSet intersection(IntervalSet other) {
    return complement().union(other.complement()).complement();
  }

  /** At least one value of each interval, short ones first. */
  public List<BigDecimal> samples() {
    var samples = new ArrayList<BigDecimal>();
    for (Interval interval : intervals) {
      for (BigDecimal candidate : candidates(interval)) {
        if (interval.contains(candidate)) {
          samples.add(candidate);
          break;
        }
      }
    }
    return samples;
  }

  private static List<BigDecimal> candidates(Interval interval) {
    BigDecimal lower = interval.lower().value();
    BigDecimal upper = interval.upper().value();
    if (interval.lower().end() < 0) {
      return interval.upper().end() > 0
          ? List.of(BigDecimal.ZERO)
          : List.of(upper.setScale(0, RoundingMode.CEILING).subtract(BigDecimal.ONE));
    }
    BigDecimal whole = lower.setScale(0, RoundingMode.CEILING);
    BigDecimal next = lower.setScale(0, RoundingMode.FLOOR).add(BigDecimal.ONE);
    return List.of(whole, next, lower, lower.add(upper).divide(TWO));
  }
}
