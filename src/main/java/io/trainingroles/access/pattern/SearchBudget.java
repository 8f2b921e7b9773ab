package io.trainingroles.access.pattern;

import org.jspecify.annotations.Nullable;

/** What one question may still cost, counted in states of automata and in branches. */
public final class SearchBudget {
  private final @Nullable SearchBudget whole;
  private long left;

  /** {@code steps}: states and branches together. */
  public SearchBudget(long steps) {
    this(null, steps);
  }

  private SearchBudget(@Nullable SearchBudget whole, long steps) {
    this.whole = whole;
    this.left = steps;
  }

  /** A part of this budget, so that one hard step does not use up the whole. */
  public SearchBudget part(long steps) {
    return new SearchBudget(this, steps);
  }

  /** Takes one step, and says whether it was still there. */
  public boolean spend() {
    return spend(1);
  }

  /** Whether a step was asked for that was not there any more. */
  public boolean isSpent() {
    return left < 0 || (whole != null && whole.isSpent());
  }

  /** Takes several steps, and says whether they were still there. */
  public boolean spend(long steps) {
    left -= steps;
    return left >= 0 && (whole == null || whole.spend(steps));
  }
}
