package io.trainingroles.access.proof;

/** For which requests an answer holds. */
public enum Strength {
  /** For every conceivable one: whatever its action, resource and condition keys are. */
  EVERY_REQUEST,
  /**
   * For those that AWS documents, as of the day of the reference data: an action is asked on what
   * it acts on, and condition keys have values of their type, where the action has them.
   */
  DOCUMENTED_REQUESTS;

  /** What holds where both hold. */
  Strength and(Strength other) {
    return this == EVERY_REQUEST ? other : this;
  }
}
