package io.trainingroles.patch;

import java.util.ArrayList;
import java.util.List;

/**
 * The difference of two texts in the <a
 * href="https://www.gnu.org/software/diffutils/manual/html_node/Detailed-Unified.html">unified
 * format</a>, which {@code git apply} and {@code patch} take.
 */
public final class UnifiedDiff {
  private static final int CONTEXT = 3;

  /** Beyond this, what differs is one block: nobody reads more line by line. */
  private static final long MAXIMUM_CELLS = 16_000_000;

  private static final String NO_LINE_END = "\\ No newline at end of file";

  private UnifiedDiff() {}

  private enum Kind {
    SAME(' '),
    GOES('-'),
    COMES('+');

    private final char mark;

    Kind(char mark) {
      this.mark = mark;
    }
  }

  private record Line(Kind kind, String text) {}

  /**
   * The difference.
   *
   * @param file the path of the file, with {@code /} between its parts
   * @param before its text
   * @param after its text with the changes
   * @return lines, each with its line end; empty where both texts are the same
   */
  public static String of(String file, String before, String after) {
    if (before.equals(after)) {
      return "";
    }
    String path = file.replaceFirst("^/+", "");
    List<Line> lines = lines(split(before), split(after));
    var text = new StringBuilder();
    text.append("--- a/").append(path).append("\n+++ b/").append(path).append('\n');
    int index = 0;
    while (index < lines.size()) {
      int first = index;
      while (first < lines.size() && lines.get(first).kind() == Kind.SAME) {
        first++;
      }
      if (first == lines.size()) {
        break;
      }
      int end = endOfHunk(lines, first);
      append(text, lines, Math.max(index, first - CONTEXT), end);
      index = end;
    }
    return text.toString();
  }

  /** After the last change that is near enough to the one before it, and its context. */
  private static int endOfHunk(List<Line> lines, int first) {
    int last = first;
    for (int index = first; index < lines.size() && index - last <= 2 * CONTEXT; index++) {
      if (lines.get(index).kind() != Kind.SAME) {
        last = index;
      }
    }
    return Math.min(lines.size(), last + 1 + CONTEXT);
  }

  private static void append(StringBuilder text, List<Line> lines, int start, int end) {
    text.append("@@ -")
        .append(range(lines, start, end, Kind.COMES))
        .append(" +")
        .append(range(lines, start, end, Kind.GOES))
        .append(" @@\n");
    for (Line line : lines.subList(start, end)) {
      boolean isWhole = line.text().endsWith("\n");
      text.append(line.kind().mark).append(line.text());
      if (!isWhole) {
        text.append('\n').append(NO_LINE_END).append('\n');
      }
    }
  }

  private static String range(List<Line> lines, int start, int end, Kind without) {
    long before = count(lines.subList(0, start), without);
    long here = count(lines.subList(start, end), without);
    return (here == 0 ? before : before + 1) + (here == 1 ? "" : "," + here);
  }

  private static long count(List<Line> lines, Kind without) {
    return lines.stream().filter(line -> line.kind() != without).count();
  }

  /** The lines with their ends. */
  private static List<String> split(String text) {
    var lines = new ArrayList<String>();
    int start = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      lines.add(text.substring(start, end + 1));
      start = end + 1;
    }
    if (start < text.length()) {
      lines.add(text.substring(start));
    }
    return lines;
  }

  private static List<Line> lines(List<String> before, List<String> after) {
    int start = 0;
    while (start < Math.min(before.size(), after.size())
        && before.get(start).equals(after.get(start))) {
      start++;
    }
    int end = 0;
    while (end < Math.min(before.size(), after.size()) - start
        && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
      end++;
    }
    var lines = new ArrayList<Line>();
    before.subList(0, start).forEach(line -> lines.add(new Line(Kind.SAME, line)));
    lines.addAll(
        different(
            before.subList(start, before.size() - end), after.subList(start, after.size() - end)));
    before
        .subList(before.size() - end, before.size())
        .forEach(line -> lines.add(new Line(Kind.SAME, line)));
    return lines;
  }

  /** As many lines as possible stay. */
  private static List<Line> different(List<String> before, List<String> after) {
    var lines = new ArrayList<Line>();
    if ((long) before.size() * after.size() > MAXIMUM_CELLS) {
      before.forEach(line -> lines.add(new Line(Kind.GOES, line)));
      after.forEach(line -> lines.add(new Line(Kind.COMES, line)));
      return lines;
    }
    int[][] same = new int[before.size() + 1][after.size() + 1];
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = after.size() - 1; j >= 0; j--) {
        same[i][j] =
            before.get(i).equals(after.get(j))
                ? same[i + 1][j + 1] + 1
                : Math.max(same[i + 1][j], same[i][j + 1]);
      }
    }
    int i = 0;
    int j = 0;
    while (i < before.size() || j < after.size()) {
      if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
        lines.add(new Line(Kind.SAME, before.get(i)));
        i++;
        j++;
      } else if (i < before.size() && (j == after.size() || same[i + 1][j] >= same[i][j + 1])) {
        lines.add(new Line(Kind.GOES, before.get(i++)));
      } else {
        lines.add(new Line(Kind.COMES, after.get(j++)));
      }
    }
    return lines;
  }
}
