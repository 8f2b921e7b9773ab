package io.trainingroles.access.proof;

import io.trainingroles.iam.PolicyDocument;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A policy that was shortened.
 *
 * @param document the policy; it allows what the given one allows
 * @param sources for each of its statements, in their order, the indexes of the given statements
 *     that it stands for: those that it was merged of first, then those that were left out because
 *     of it. Each given statement is in at least one.
 */
public record MinimisedPolicy(PolicyDocument document, List<Set<Integer>> sources) {
  /**
   * Keeps unchangeable copies, in their order.
   *
   * @throws IllegalArgumentException if a statement stands for none
   */
  public MinimisedPolicy {
    sources =
        sources.stream()
            .<Set<Integer>>map(one -> Collections.unmodifiableSet(new LinkedHashSet<>(one)))
            .toList();
    if (sources.size() != document.statements().size() || sources.stream().anyMatch(Set::isEmpty)) {
      throw new IllegalArgumentException("each statement must stand for a given one: " + sources);
    }
  }
}
