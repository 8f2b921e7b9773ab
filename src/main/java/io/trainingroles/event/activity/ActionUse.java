package io.trainingroles.event.activity;

/**
 * What was seen of an action that a statement allows.
 *
 * @param action such as {@code s3:GetObject}
 * @param state whether it was used
 * @param reason why it has this state; empty where it was used
 * @param seen the calls
 * @param isNeededByJob whether a job needs it, whatever was seen
 */
public record ActionUse(
    String action, UseState state, String reason, Sightings seen, boolean isNeededByJob) {
  /**
   * Whether the role could do without it, as far as the records and the jobs show.
   *
   * @return true if it is observable, was not used and no job needs it
   */
  public boolean isDispensable() {
    return state == UseState.UNUSED && !isNeededByJob;
  }
}
