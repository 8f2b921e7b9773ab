package io.trainingroles.job.field;

/** Who puts the data of an input where a job reads it. */
public enum InputOrigin {
  /** The team: its data stays where it is. */
  TEAM,
  /** An SDK, again for each run. */
  SDK,
  /** The name of the input, which tells, is still to be filled in. */
  NOT_KNOWN
}
