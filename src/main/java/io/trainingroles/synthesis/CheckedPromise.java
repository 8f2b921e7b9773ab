package io.trainingroles.synthesis;

import io.trainingroles.finding.Finding;
import io.trainingroles.input.question.RoleProof;
import io.trainingroles.spec.declaration.Promise;
import java.util.Objects;
import java.util.Optional;

/**
 * A promise of a spec, with what came of it.
 *
 * @param promise the promise
 * @param broken what is wrong; empty if the role keeps it
 * @param proof the proof of an item of {@code never}; empty for {@code expect}, and where the item
 *     cannot be asked
 */
public record CheckedPromise(Promise promise, Optional<Finding> broken, Optional<RoleProof> proof) {
  /** Refuses null. */
  public CheckedPromise {
    Objects.requireNonNull(promise);
  }
}
