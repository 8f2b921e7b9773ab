package io.trainingroles.finding;

/** Names inside the sentences of findings. */
public final class Quotation {
  /** The maximum length of a quoted name. */
  private static final int MAXIMUM = 128;

  private Quotation() {}

  /**
   * A name in quotation marks, shortened if it is very long. *
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
