package io.trainingroles.access.search;

/**
 * How much a question about all requests may cost before its answer is that it is not known. The
 * same limits give the same answer on each machine: steps are counted, not seconds. A step is a
 * branch of a search, or a letter that an automaton of up to sixteen positions reads; what else
 * takes time counts as so many steps as it takes about as long as.
 *
 * @param steps for a whole question; ten million of them take some seconds, and the memory of a
 *     search grows with them: some hundred bytes each
 * @param stepsOfOneStatement for what the question asks of one statement
 */
public record SearchLimits(long steps, long stepsOfOneStatement) {
  /** Enough for all policies that IAM accepts and people write. */
  public static final SearchLimits DEFAULT = new SearchLimits(10_000_000, 500_000);

  private static final int SEARCHES_OF_ONE_STATEMENT = 4;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if there are no steps
   */
  public SearchLimits {
    if (steps < 1 || stepsOfOneStatement < 1) {
      throw new IllegalArgumentException("a search needs at least one step");
    }
  }

  /** So that one dimension does not use up what is there for all. */
  public long stepsOfOneSearch() {
    return 1 + stepsOfOneStatement / SEARCHES_OF_ONE_STATEMENT;
  }
}
