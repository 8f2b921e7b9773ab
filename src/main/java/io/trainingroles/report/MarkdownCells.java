package io.trainingroles.report;

import io.trainingroles.report.line.PrintableText;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Tables of Markdown in which texts stay texts. */
public final class MarkdownCells {
  private MarkdownCells() {}

  /**
   * Appends a row. A bar would end a cell, even in a code span.
   *
   * @param text where to
   * @param cells Markdown without line ends
   */
  public static void row(StringBuilder text, String... cells) {
    String row =
        Arrays.stream(cells)
            .map(cell -> cell.replace("|", "\\|"))
            .collect(Collectors.joining(" | "));
    text.append("| ").append(row).append(" |\n");
  }

  /**
   * A text that stays text: in a code span, with the longest run of backticks around it.
   *
   * @param text any text
   * @return Markdown without line ends
   */
  public static String code(String text) {
    String shown = PrintableText.of(text);
    String fence = "`";
    while (shown.contains(fence)) {
      fence += "`";
    }
    return shown.contains("`") ? fence + " " + shown + " " + fence : fence + shown + fence;
  }
}
