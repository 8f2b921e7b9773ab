package io.trainingroles.report;

import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

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
  public static String of(IssuePage page) {
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
      text.append('\n').append(wrapped("Other tools: " + counterparts(page)));
    }
    return text.append('\n').append(page.source()).append('\n').toString();
  }

  /**
   * The checks of other tools for the same, with each tool named once.
   *
   * @param page the page
   * @return such as {@code checkov CKV_AWS_49, CKV_AWS_63; boogy wildcard_action}, or nothing
   */
  public static String counterparts(IssuePage page) {
    var checks = new LinkedHashMap<String, List<String>>();
    for (String counterpart : page.counterparts()) {
      int blank = counterpart.lastIndexOf(' ');
      checks
          .computeIfAbsent(counterpart.substring(0, blank), tool -> new ArrayList<>())
          .add(counterpart.substring(blank + 1));
    }
    return checks.entrySet().stream()
        .map(tool -> tool.getKey() + " " + String.join(", ", tool.getValue()))
        .collect(Collectors.joining("; "));
  }

  /**
   * All pages, one line each.
   *
   * @param pages the pages
   * @return lines by group
   */
  public static String list(List<IssuePage> pages) {
    var text = new StringBuilder();
    for (IssueGroup group : IssueGroup.values()) {
      List<IssuePage> own = pages.stream().filter(page -> page.group() == group).toList();
      if (own.isEmpty()) {
        continue;
      }
      int width = own.stream().mapToInt(page -> page.code().value().length()).max().orElse(0);
      text.append(group.title()).append('\n');
      for (IssuePage page : own) {
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
