package io.trainingroles.spec.declaration;

import io.trainingroles.finding.Location;
import io.trainingroles.input.PolicySource.Origin;
import java.util.List;
import java.util.Set;

/**
 * Where a policy of a role is declared.
 *
 * @param place the policy; for the trust policy, the key {@code trusts}
 * @param declarations where each of its grants is declared, or each trust of the role, in their
 *     order
 */
public record PolicyPlaces(Location place, List<Set<Origin>> declarations) {
  /** Keeps an unchangeable copy. */
  public PolicyPlaces {
    declarations = List.copyOf(declarations);
  }
}
