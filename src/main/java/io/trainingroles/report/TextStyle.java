package io.trainingroles.report;

import io.trainingroles.finding.Severity;

/**
 * How texts look in a terminal.
 *
 * @param colours whether the terminal shows colours
 */
record TextStyle(boolean colours) {
  /** The columns of the narrowest common terminal. */
  private static final int WIDTH = 80;

  /** Emphasises a text. */
  String bold(String text) {
    return coloured("1", text);
  }

  /** The name of a severity in its colour. */
  String severity(Severity severity) {
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
  static String wrapped(String text, int indent) {
    var lines = new StringBuilder();
    int used = 0;
    for (String word : text.split(" ", -1)) {
      int width = TextWidth.of(word);
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
}
