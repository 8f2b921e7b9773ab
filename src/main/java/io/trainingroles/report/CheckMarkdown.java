package io.trainingroles.report;

import io.trainingroles.check.CheckFinding;
import io.trainingroles.finding.Finding;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.finding.Severity;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.review.Review;
import java.util.List;

/** A review, and the pages of checks, as Markdown. */
public final class CheckMarkdown {
  private CheckMarkdown() {}

  /**
   * A review as a table, for a pull request.
   *
   * @param review the review
   * @param roles what was looked at
   * @return Markdown
   */
  public static String of(Review review, List<JudgedRole> roles) {
    var text = new StringBuilder(CheckText.summary(review, roles)).append(".\n");
    if (review.findings().isEmpty()) {
      return text.toString();
    }
    text.append("\n| | role | where | what is wrong | what to do |\n|---|---|---|---|---|\n");
    for (Severity severity : Severity.values()) {
      review.of(severity).forEach(found -> row(text, found));
    }
    return text.toString();
  }

  private static void row(StringBuilder text, CheckFinding found) {
    Finding finding = found.finding();
    MarkdownCells.row(
        text,
        finding.severity().words() + "<br>`" + finding.code() + "`",
        found.role().isEmpty() ? "" : MarkdownCells.code(found.role()),
        MarkdownCells.code(place(finding)),
        MarkdownCells.code(finding.problem()),
        MarkdownCells.code(finding.remedy()));
  }

  /** Where a finding is, in the input and in its document. */
  static String place(Finding finding) {
    String position = finding.location().position().map(Object::toString).orElse("");
    String whole = finding.location().toString();
    return position.isEmpty() || position.equals(whole) ? whole : position + " " + whole;
  }

  /**
   * A page.
   *
   * @param page the page
   * @return Markdown without a heading
   */
  public static String page(IssuePage page) {
    return page.title()
        + ".\n\nAvoid:\n\n"
        + fenced(page.avoid())
        + "\nPrefer:\n\n"
        + fenced(page.prefer())
        + "\n"
        + page.why()
        + "\n\nKnown limits: "
        + page.limits()
        + "\n\nSource: <"
        + page.source()
        + ">\n";
  }

  private static String fenced(String example) {
    return "```\n" + example + "\n```\n";
  }
}
