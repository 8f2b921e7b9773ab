package io.trainingroles.access.proof;

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
 */
record ProofSettings(SearchLimits limits, RequestExamples examples, @Nullable RequestSpace space) {
  ProofSettings {
    Objects.requireNonNull(limits);
    Objects.requireNonNull(examples);
  }
}
