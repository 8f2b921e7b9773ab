package io.trainingroles.access.proof;

import java.util.List;

/**
 * What two sets of policies allow differently.
 *
 * @param changes one for each statement that makes a difference; granted first, then in the order
 *     of the statements
 * @param undecided statements that may make a difference
 * @param undocumented statements that make a difference for conceivable requests only, and for none
 *     that AWS documents
 * @param strength for which requests there are no other changes
 */
public record AccessDifference(
    List<AccessChange> changes,
    List<Undecided> undecided,
    List<AccessChange> undocumented,
    Strength strength) {
  /** Keeps unchangeable copies. */
  public AccessDifference {
    changes = List.copyOf(changes);
    undecided = List.copyOf(undecided);
    undocumented = List.copyOf(undocumented);
  }

  /**
   * Whether something is allowed that was not.
   *
   * @return true if there is a witness
   */
  public boolean isBroadened() {
    return changes.stream().anyMatch(change -> change.kind() == AccessChange.Kind.GRANTED);
  }

  /**
   * Whether something is not allowed that was.
   *
   * @return true if there is a witness
   */
  public boolean isNarrowed() {
    return changes.stream().anyMatch(change -> change.kind() == AccessChange.Kind.REVOKED);
  }

  /**
   * Whether it is proved that nothing changed.
   *
   * @return true if both allow the same requests, of those that {@link #strength()} says
   */
  public boolean isNone() {
    return changes.isEmpty() && undecided.isEmpty();
  }
}
