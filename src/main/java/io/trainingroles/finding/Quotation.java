package io.trainingroles.finding;

/** Names inside the sentences of findings. */
public final class Quotation {
  /** As much of a name as is said again in each finding about what it names. */
  private static final int MAXIMUM = 128;

  private Quotation() {}

  /**
   * A name in quotation marks; of one that is too long to be a name, its beginning.
   *
   * @param name any text
   * @return the quotation
   */
  public static String quoted(String name) {
    if (name.length() <= MAXIMUM) {
      return "'" + name + "'";
    }
    int end = MAXIMUM - (Character.isHighSurrogate(name.charAt(MAXIMUM - 1)) ? 1 : 0);
    return "'" + name.substring(0, end) + "…'";
  }
}
