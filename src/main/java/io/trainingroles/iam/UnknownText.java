package io.trainingroles.iam;

import java.util.regex.Matcher;

/**
 * A part of a policy's text that is known only later, such as the value of a Terraform variable. It
 * has a name between two characters that no text of IAM can have, so that nothing else is taken for
 * it.
 */
public final class UnknownText {
  private static final char BEGINNING = '\uE000';
  private static final char END = '\uE001';

  /** The regular expression of such a part; its one group is the name. */
  public static final String FORM = BEGINNING + "([^" + BEGINNING + END + "]+)" + END;

  private UnknownText() {}

  /**
   * The text that stands for what is not known.
   *
   * @param name what it is called
   * @return the text
   */
  public static String named(String name) {
    return BEGINNING + name + END;
  }

  /**
   * The text with something known in the place of such parts.
   *
   * @param text any text
   * @param instead what stands there instead
   * @return the text; the same if it is wholly known
   */
  public static String replaced(String text, String instead) {
    return isIn(text) ? text.replaceAll(FORM, Matcher.quoteReplacement(instead)) : text;
  }

  /**
   * Whether a text has such a part, or one of the two characters.
   *
   * @param text any text
   * @return true if it is not wholly known
   */
  public static boolean isIn(String text) {
    return text.indexOf(BEGINNING) >= 0 || text.indexOf(END) >= 0;
  }
}
