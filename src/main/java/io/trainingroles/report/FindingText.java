package io.trainingroles.report;

import io.trainingroles.finding.Finding;
import io.trainingroles.finding.Location;
import io.trainingroles.finding.Severity;
import java.util.List;
import java.util.Locale;

/**
 * Findings for people: the place, what is wrong, the line itself with a mark under the column, and
 * what to do.
 */
public final class FindingText {
  /** As much of one sentence or source line as is shown. */
  private static final int MAXIMUM_SHOWN = 400;

  private final boolean colours;
  private final List<String> lines;

  /**
   * A text for findings about one input.
   *
   * @param input the input's text, whose lines are shown, or the empty text to show none
   * @param colours whether a terminal shows the result in colours
   */
  public FindingText(String input, boolean colours) {
    this.lines = input.lines().toList();
    this.colours = colours;
  }

  /**
   * The text of some findings.
   *
   * @param findings the findings, in the order to show them
   * @return lines, each with its line end
   */
  public String of(List<Finding> findings) {
    var text = new StringBuilder();
    findings.forEach(finding -> append(text, finding));
    return text.toString();
  }

  private void append(StringBuilder text, Finding finding) {
    text.append(bold(place(finding.location())))
        .append(severity(finding.severity()))
        .append(": ")
        .append(bold(shown(finding.problem())))
        .append(" [")
        .append(finding.code())
        .append("]\n");
    if (finding.location() instanceof Location.Position position
        && position.line() <= lines.size()) {
      appendSource(text, position);
    }
    text.append("    ").append(shown(finding.remedy())).append('\n');
  }

  private void appendSource(StringBuilder text, Location.Position position) {
    String line = lines.get(position.line() - 1);
    int column = Math.min(position.column() - 1, line.codePointCount(0, line.length()));
    int end = line.offsetByCodePoints(0, column);
    String before = PrintableText.of(line.substring(0, end));
    if (before.length() > MAXIMUM_SHOWN / 2) {
      return;
    }
    String number = Integer.toString(position.line());
    text.append("  ")
        .append(number)
        .append(" | ")
        .append(before)
        .append(shown(line.substring(end)))
        .append('\n')
        .append(" ".repeat(number.length() + 2))
        .append(" | ")
        .append(" ".repeat(before.length()))
        .append(bold("^"))
        .append('\n');
  }

  private static String place(Location location) {
    if (location instanceof Location.Position at) {
      return shown(at.source()) + ":" + at.line() + ":" + at.column() + ": ";
    } else if (location instanceof Location.Source whole) {
      return shown(whole.source()) + ": ";
    }
    return location + ": ";
  }

  private String severity(Severity severity) {
    String word = severity.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return severity == Severity.ERROR ? coloured("31;1", word) : coloured("33;1", word);
  }

  private static String shown(String text) {
    String printable = PrintableText.of(text);
    return printable.length() <= MAXIMUM_SHOWN
        ? printable
        : printable.substring(0, printable.offsetByCodePoints(0, MAXIMUM_SHOWN / 2)) + "…";
  }

  private String bold(String text) {
    return coloured("1", text);
  }

  private String coloured(String style, String text) {
    return colours ? "\u001B[" + style + "m" + text + "\u001B[0m" : text;
  }
}
