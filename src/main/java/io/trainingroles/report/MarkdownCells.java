package io.trainingroles.report;

import io.trainingroles.report.line.PrintableText;

/** Tables of Markdown in which texts stay texts. */
public final class MarkdownCells {
  private MarkdownCells() {}

  public static void row(StringBuilder text, String... cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  /** A text that stays text: in a code span, with the longest run of backticks around it. */
  public static String code(String text) {
    String shown = PrintableText.of(text).replace("|", "\\|");
    String fence = "`";
    while (shown.contains(fence)) {
      fence += "`";
    }
    return shown.contains("`") ? fence + " " + shown + " " + fence : fence + shown + fence;
  }
}
