package io.trainingroles.report;

import io.trainingroles.finding.Finding;
import io.trainingroles.finding.Location;
import io.trainingroles.report.line.PrintableText;
import io.trainingroles.report.line.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Findings for people: the place, what is wrong, the line itself with a mark under the column, and
 * what to do.
 */
public final class FindingText {
  /** As much of one sentence as is shown, in characters. */
  private static final int MAXIMUM_SHOWN = 400;

  /** As much of a source line as is shown before the mark, and from it on, in code points. */
  private static final int MAXIMUM_BEFORE = 60;

  private static final int MAXIMUM_BEHIND = 100;

  /** A line of more characters is a file without line ends; finding a column takes too long. */
  private static final int MAXIMUM_LINE = 20_000;

  private final TextStyle style;
  private final Function<String, List<String>> lines;

  /**
   * A text for findings about one input.
   *
   * @param input the input's text, whose lines are shown, or the empty text to show none
   * @param colours whether a terminal shows the result in colours
   */
  public FindingText(String input, boolean colours) {
    List<String> only = lines(input);
    this.lines = source -> only;
    this.style = new TextStyle(colours);
  }

  /**
   * A text for findings about several inputs.
   *
   * @param inputs the text of each input by its name, as the findings have it
   * @param colours whether a terminal shows the result in colours
   */
  public FindingText(Map<String, String> inputs, boolean colours) {
    Map<String, List<String>> byName = new HashMap<>();
    inputs.forEach((name, input) -> byName.put(name, lines(input)));
    this.lines = source -> byName.getOrDefault(source, List.of());
    this.style = new TextStyle(colours);
  }

  private static List<String> lines(String input) {
    return (input.startsWith("\uFEFF") ? input.substring(1) : input).lines().toList();
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
    text.append(style.bold(place(finding.location())))
        .append(style.severity(finding.severity()))
        .append(": ")
        .append(style.bold(shown(finding.problem())))
        .append(" [")
        .append(finding.code())
        .append("]\n");
    text.append(finding.location().position().map(this::excerpt).orElse(""));
    text.append("    ").append(shown(finding.remedy())).append('\n');
  }

  /** The line of a position with a mark under the column; empty where it cannot be shown. */
  String excerpt(Location.Position position) {
    if (position.line() > lines.apply(position.source()).size()) {
      return "";
    }
    String line = lines.apply(position.source()).get(position.line() - 1);
    if (line.length() > MAXIMUM_LINE) {
      return "";
    }
    int length = line.codePointCount(0, line.length());
    int column = Math.min(position.column() - 1, length);
    int mark = line.offsetByCodePoints(0, column);
    int start = line.offsetByCodePoints(mark, -Math.min(column, MAXIMUM_BEFORE));
    int end = line.offsetByCodePoints(mark, Math.min(length - column, MAXIMUM_BEHIND));
    String before = (start > 0 ? "…" : "") + PrintableText.of(line.substring(start, mark));
    String number = Integer.toString(position.line());
    String margin = " ".repeat(number.length() + 2);
    return "  "
        + number
        + " | "
        + before
        + PrintableText.of(line.substring(mark, end))
        + (end < line.length() ? "…" : "")
        + "\n"
        + margin
        + " | "
        + " ".repeat(TextStyle.width(before))
        + style.bold("^")
        + "\n";
  }

  private static String place(Location location) {
    if (location instanceof Location.Element element) {
      return place(element.place()) + shown(element.toString()) + ": ";
    } else if (location instanceof Location.Position at) {
      return shown(at.source()) + ":" + at.line() + ":" + at.column() + ": ";
    } else if (location instanceof Location.Source whole) {
      return shown(whole.source()) + ": ";
    }
    return shown(location.toString()) + ": ";
  }

  /** A long text without its middle, as what is wrong with a value comes after it. */
  static String shown(String text) {
    String printable = PrintableText.of(text);
    if (printable.length() <= MAXIMUM_SHOWN) {
      return printable;
    }
    int half = MAXIMUM_SHOWN / 2;
    int tail = printable.length() - half;
    int head = Character.isLowSurrogate(printable.charAt(half)) ? half - 1 : half;
    int rest = Character.isLowSurrogate(printable.charAt(tail)) ? tail + 1 : tail;
    return printable.substring(0, head) + "…" + printable.substring(rest);
  }
}
