package io.trainingroles.access.proof;

import java.util.List;

/**
 * How what a role allows fits what is needed.
 *
 * @param lacking needed and not allowed
 * @param excess allowed and not needed
 * @param undecided statements for which it is not known
 * @param strength for which requests nothing else is lacking or too much
 */
public record AccessFit(
    List<AccessChange> lacking,
    List<AccessChange> excess,
    List<Undecided> undecided,
    Strength strength) {
  /** Keeps unchangeable copies. */
  public AccessFit {
    lacking = List.copyOf(lacking);
    excess = List.copyOf(excess);
    undecided = List.copyOf(undecided);
  }

  /**
   * Whether the role allows what is needed, no more and no less.
   *
   * @return true if that is proved
   */
  public boolean fits() {
    return lacking.isEmpty() && excess.isEmpty() && undecided.isEmpty();
  }
}
