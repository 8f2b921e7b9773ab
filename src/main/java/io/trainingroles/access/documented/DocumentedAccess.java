package io.trainingroles.access.documented;

import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.access.search.SearchLimits;

/** Provers that know which requests AWS documents. */
public final class DocumentedAccess {
  private DocumentedAccess() {}

  /**
   * A prover whose answers hold for every conceivable request where that can be proved, and else
   * for those that AWS documents. It reads what is known of a service when it is first needed.
   *
   * @return a prover with the limits that do for what people write
   */
  public static AccessProver prover() {
    return new AccessProver(
        SearchLimits.DEFAULT, new ReferenceExamples(), new DocumentedRequests());
  }

  /**
   * A prover for every conceivable request, whether AWS documents it or not.
   *
   * @return a prover with the limits that do for what people write
   */
  public static AccessProver conceivable() {
    return new AccessProver(SearchLimits.DEFAULT, new ReferenceExamples());
  }
}
