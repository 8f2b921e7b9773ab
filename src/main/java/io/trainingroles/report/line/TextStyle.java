package io.trainingroles.report.line;

import io.trainingroles.finding.Severity;

/**
 * How texts look in a terminal.
 *
 * @param colours whether the terminal shows colours
 */
public record TextStyle(boolean colours) {
  /** Pairs of the first and the last code point of what is wide, in their order. */
  private static final int[] WIDE = {
    0x1100, 0x115F, 0x2E80, 0x303E, 0x3041, 0xA4CF, 0xA960, 0xA97F, 0xAC00, 0xD7A3, 0xF900, 0xFAFF,
    0xFE30, 0xFE6F, 0xFF00, 0xFF60, 0xFFE0, 0xFFE6, 0x1F300, 0x1F64F, 0x1F680, 0x1F6FF, 0x1F900,
    0x1F9FF, 0x20000, 0x3FFFD
  };

  /** The columns of the narrowest common terminal. */
  private static final int WIDTH = 80;

  /**
   * Emphasises a text.
   *
   * @param text the text
   * @return the text in bold, where the terminal shows it
   */
  public String bold(String text) {
    return coloured("1", text);
  }

  /**
   * The name of a severity in its colour.
   *
   * @param severity the severity
   * @return its words
   */
  public String severity(Severity severity) {
    return coloured(severity == Severity.ERROR ? "31;1" : "33;1", severity.words());
  }

  private String coloured(String style, String text) {
    return colours ? "\u001B[" + style + "m" + text + "\u001B[0m" : text;
  }

  /**
   * Breaks a text at its spaces into lines of at most 80 columns. A word is never broken, so that
   * an ARN can be copied.
   *
   * @param text the text
   * @param indent the columns that are left free before each line
   * @return the lines, the first one without the indentation
   */
  public static String wrapped(String text, int indent) {
    var lines = new StringBuilder();
    int used = 0;
    for (String word : text.split(" ", -1)) {
      int width = width(word);
      if (lines.isEmpty()) {
        used = indent + width;
      } else if (used + 1 + width > WIDTH) {
        lines.append('\n').append(" ".repeat(indent));
        used = indent + width;
      } else {
        lines.append(' ');
        used += 1 + width;
      }
      lines.append(word);
    }
    return lines.toString();
  }

  /**
   * How many columns of a terminal a text takes. East Asian characters and emoji take two, marks
   * that sit on the character before them none; see <a
   * href="https://www.unicode.org/reports/tr11/">Unicode Standard Annex 11, East Asian Width</a>.
   *
   * @param text the text
   * @return the columns
   */
  public static int width(String text) {
    return text.codePoints().map(TextStyle::width).sum();
  }

  private static int width(int point) {
    int type = Character.getType(point);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    for (int index = 0; index < WIDE.length; index += 2) {
      if (point >= WIDE[index] && point <= WIDE[index + 1]) {
        return 2;
      }
    }
    return 1;
  }
}
