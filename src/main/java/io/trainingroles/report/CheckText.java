package io.trainingroles.report;

import io.trainingroles.check.CheckFinding;
import io.trainingroles.finding.Finding;
import io.trainingroles.finding.Severity;
import io.trainingroles.review.Review;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A review for people: by role, the worst first, each with its line. */
public final class CheckText {
  private final FindingText findings;

  /**
   * A text for a review of several inputs.
   *
   * @param inputs the text of each input by its name
   * @param colours whether a terminal shows the result in colours
   */
  public CheckText(Map<String, String> inputs, boolean colours) {
    this.findings = new FindingText(inputs, colours);
  }

  /**
   * The text of a review.
   *
   * @param review the review
   * @param roles how many roles were looked at
   * @return lines, each with its line end; the last says how much was found
   */
  public String of(Review review, int roles) {
    var text = new StringBuilder();
    Map<String, List<CheckFinding>> byRole = new LinkedHashMap<>();
    for (CheckFinding found : review.findings()) {
      byRole.computeIfAbsent(found.role(), role -> new ArrayList<>()).add(found);
    }
    byRole.forEach((role, found) -> append(text, role, found));
    return text.append(summary(review, roles)).append('\n').toString();
  }

  private void append(StringBuilder text, String role, List<CheckFinding> found) {
    if (!role.isEmpty()) {
      text.append("== ").append(PrintableText.of(role)).append(" ==\n");
    }
    for (Severity severity : Severity.values()) {
      for (CheckFinding one : found) {
        if (one.finding().severity() == severity) {
          append(text, one);
        }
      }
    }
    text.append('\n');
  }

  private void append(StringBuilder text, CheckFinding found) {
    Finding finding = found.finding();
    text.append(findings.of(List.of(finding)));
    if (!found.role().isEmpty()) {
      text.append("    on: ").append(PrintableText.of(found.subject())).append('\n');
    }
  }

  /**
   * How much was found, in one line.
   *
   * @param review the review
   * @param roles how many roles were looked at
   * @return such as {@code 1 security warning, 2 suggestions in 3 roles; 1 accepted}
   */
  public static String summary(Review review, int roles) {
    var counts = new ArrayList<String>();
    for (Severity severity : Severity.values()) {
      long count = review.of(severity).count();
      if (count > 0) {
        counts.add(severity.words(count));
      }
    }
    return (counts.isEmpty() ? "No findings" : String.join(", ", counts))
        + " in "
        + (roles == 1 ? "1 role" : roles + " roles")
        + (review.accepted().isEmpty() ? "" : "; " + review.accepted().size() + " accepted");
  }
}
