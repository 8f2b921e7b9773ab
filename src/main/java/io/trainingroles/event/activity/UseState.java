package io.trainingroles.event.activity;

/** What recorded events say about access that a role has. */
public enum UseState {
  /** There is a record of a call that it allows. */
  USED("used"),
  /** There are only records of calls that it allows and that were denied nonetheless. */
  DENIED("denied"),
  /**
   * There is no record of such a call, although such calls would be in the records: others of the
   * same kind are.
   */
  UNUSED("not used"),
  /** Whether it was used, the records cannot show. */
  NOT_OBSERVABLE("not observable");

  private final String words;

  UseState(String words) {
    this.words = words;
  }

  /**
   * The state in words.
   *
   * @return such as {@code not observable}
   */
  public String words() {
    return words;
  }
}
