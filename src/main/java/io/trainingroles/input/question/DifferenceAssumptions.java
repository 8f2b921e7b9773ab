package io.trainingroles.input.question;

import io.trainingroles.access.proof.AccessChange;
import java.util.List;

/**
 * What a comparison takes for granted about policies that neither input has.
 *
 * @param samePolicies the ARNs of the policies that both inputs name and neither has; they are
 *     taken to be the same
 * @param liftedDenials what the old policy denied and the new one does not, and neither allows; no
 *     other policy is taken to allow it
 */
public record DifferenceAssumptions(List<String> samePolicies, List<AccessChange> liftedDenials) {
  /** Nothing is assumed. */
  public static final DifferenceAssumptions NONE = new DifferenceAssumptions(List.of(), List.of());

  /** Keeps unchangeable copies. */
  public DifferenceAssumptions {
    samePolicies = List.copyOf(samePolicies);
    liftedDenials = List.copyOf(liftedDenials);
  }
}
