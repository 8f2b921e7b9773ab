package io.trainingroles.report;

import io.trainingroles.report.line.PrintableText;

/** Tables of Markdown in which texts stay texts. */
final class MarkdownCells {
  private MarkdownCells() {}

  static void row(StringBuilder text, String... cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  /** A text that stays text: in a code span, with the longest run of backticks around it. */
  static String code(String text) {
    String shown = PrintableText.of(text).replace("|", "\\|");
    String fence = "`";
    while (shown.contains(fence)) {
      fence += "`";
    }
    return shown.contains("`") ? fence + " " + shown + " " + fence : fence + shown + fence;
  }
}
