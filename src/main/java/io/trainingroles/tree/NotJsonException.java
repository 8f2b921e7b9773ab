package io.trainingroles.tree;

import io.trainingroles.finding.Location;

/** A text that is not JSON. */
public final class NotJsonException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Location location;
  private final String problem;

  NotJsonException(Location location, String reason) {
    super(reason);
    this.location = location;
    this.problem = "this is not JSON: " + reason;
  }

  /**
   * Where the text stops being JSON.
   *
   * @return the place
   */
  public Location location() {
    return location;
  }

  /**
   * Why the text is not JSON.
   *
   * @return a sentence without its full stop
   */
  public String problem() {
    return problem;
  }
}
