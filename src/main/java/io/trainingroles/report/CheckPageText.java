package io.trainingroles.report;

import io.trainingroles.check.CheckGroup;
import io.trainingroles.check.CheckPage;
import java.util.List;

/** The pages of checks for people. */
public final class CheckPageText {
  private static final int WIDTH = 100;

  private CheckPageText() {}

  /**
   * One page.
   *
   * @param page the page
   * @return lines, each with its line end
   */
  public static String of(CheckPage page) {
    var text = new StringBuilder();
    text.append(page.code())
        .append(" (")
        .append(page.severity().words())
        .append(", ")
        .append(page.group().title())
        .append(")\n\n")
        .append(wrapped(page.title() + "."))
        .append("\nAvoid\n\n")
        .append(page.avoid().indent(4))
        .append("\nPrefer\n\n")
        .append(page.prefer().indent(4))
        .append("\nWhy\n\n")
        .append(wrapped(page.why()))
        .append("\nKnown limits\n\n")
        .append(wrapped(page.limits()));
    if (!page.counterparts().isEmpty()) {
      text.append("\nThe same elsewhere: ")
          .append(String.join(", ", page.counterparts()))
          .append('\n');
    }
    return text.append('\n').append(page.source()).append('\n').toString();
  }

  /**
   * All pages, one line each.
   *
   * @param pages the pages
   * @return lines by group
   */
  public static String list(List<CheckPage> pages) {
    var text = new StringBuilder();
    for (CheckGroup group : CheckGroup.values()) {
      List<CheckPage> own = pages.stream().filter(page -> page.group() == group).toList();
      if (own.isEmpty()) {
        continue;
      }
      int width = own.stream().mapToInt(page -> page.code().value().length()).max().orElse(0);
      text.append(group.title()).append('\n');
      for (CheckPage page : own) {
        String code = page.code().value();
        text.append("  ")
            .append(code)
            .append(" ".repeat(width - code.length() + 2))
            .append(page.title())
            .append('\n');
      }
    }
    return text.toString();
  }

  private static String wrapped(String text) {
    var wrapped = new StringBuilder();
    int column = 0;
    for (String word : text.split("\\s+", -1)) {
      if (column > 0 && column + 1 + word.length() > WIDTH) {
        wrapped.append('\n');
        column = 0;
      } else if (column > 0) {
        wrapped.append(' ');
        column++;
      }
      wrapped.append(word);
      column += word.length();
    }
    return wrapped.append('\n').toString();
  }
}
