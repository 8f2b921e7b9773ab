package io.trainingroles.access.proof;

import io.trainingroles.access.pattern.SearchBudget;
import io.trainingroles.access.search.RequestExamples;
import io.trainingroles.access.search.RequestSpace;
import io.trainingroles.access.search.SearchLimits;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a prover looks for requests.
 *
 * @param limits how long it may look
 * @param examples what requests look like
 * @param space the requests that are documented; null for all that are conceivable
 * @param budget what several questions have together; null where each has its own
 * @param isOfOneQuestion whether the budget is that of one question, which may use up all of it
 * @param memory what several questions need again; null where each has its own
 */
record ProofSettings(
    SearchLimits limits,
    RequestExamples examples,
    @Nullable RequestSpace space,
    @Nullable SearchBudget budget,
    boolean isOfOneQuestion,
    @Nullable SearchMemory memory) {
  /** So that one hard question leaves something to the others. */
  private static final int QUESTIONS = 10;

  ProofSettings {
    Objects.requireNonNull(limits);
    Objects.requireNonNull(examples);
  }

  /** What one question can use again. */
  SearchMemory memoryOfOneQuestion() {
    return memory == null ? new SearchMemory() : memory;
  }

  /** The same, for the parts of one question, which have a budget together. */
  ProofSettings within(SearchBudget whole) {
    return new ProofSettings(
        limits, examples, space, whole, /* isOfOneQuestion= */ true, memoryOfOneQuestion());
  }

  /** The same for the first of two parts: it leaves at least half to the other. */
  ProofSettings half() {
    return within(budgetOfOneQuestion().part(1 + limits.steps() / 2));
  }

  /** What one question may cost. */
  SearchBudget budgetOfOneQuestion() {
    if (isOfOneQuestion && budget != null) {
      return budget;
    }
    return budget == null
        ? new SearchBudget(limits.steps())
        : budget.part(1 + limits.steps() / QUESTIONS);
  }
}
