package io.trainingroles.event.activity;

/**
 * What was seen of a resource that a statement names.
 *
 * @param pattern such as {@code arn:aws:s3:::my-ai-data-bucket/*}
 * @param state whether it was used
 * @param reason why it has this state; empty where it was used
 * @param seen the calls
 * @param isNeededByJob whether a job needs some of it, whatever was seen
 */
public record ResourceUse(
    String pattern, UseState state, String reason, Sightings seen, boolean isNeededByJob) {
  /**
   * Whether the role could do without it, as far as the records and the jobs show.
   *
   * @return true if it is observable, was not used and no job needs it
   */
  public boolean isDispensable() {
    return state == UseState.UNUSED && !isNeededByJob;
  }
}
