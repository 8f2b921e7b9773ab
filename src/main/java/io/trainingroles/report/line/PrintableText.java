package io.trainingroles.report.line;

/**
 * Makes a text safe to show: no character of it moves a cursor, sets a colour or turns a line
 * around.
 */
public final class PrintableText {
  private PrintableText() {}

  /**
   * The text with its unprintable characters written as escapes.
   *
   * @param text any text
   * @return one line without control, format or unpaired surrogate characters
   */
  public static String of(String text) {
    if (text.chars().allMatch(character -> character >= ' ' && character < 0x7F)) {
      return text;
    }
    var printable = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(point -> append(printable, point));
    return printable.toString();
  }

  private static void append(StringBuilder printable, int point) {
    switch (point) {
      case '\n' -> printable.append("\\n");
      case '\r' -> printable.append("\\r");
      case '\t' -> printable.append("\\t");
      default -> {
        if (isPrintable(point)) {
          printable.appendCodePoint(point);
        } else {
          printable.append("\\u{").append(Integer.toHexString(point)).append('}');
        }
      }
    }
  }

  /**
   * Whether a character is only shown, and moves or turns nothing.
   *
   * @param point the character
   * @return false for control, format, separating, private, unassigned and unpaired characters
   */
  public static boolean isPrintable(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
