package io.trainingroles.report.page;

import io.trainingroles.finding.Severity;
import io.trainingroles.report.MarkdownCells;
import io.trainingroles.report.page.ReportedRole.Change;
import io.trainingroles.report.page.ReportedRole.Changes;
import io.trainingroles.report.page.ReportedRole.ReportedFinding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A report as Markdown for a pull request: a summary, a table, and details that are folded. */
public final class PageMarkdown {
  /**
   * What begins each, so that a comment is updated and a file of another program never replaced.
   */
  public static final String MARK = "<!-- training-roles report -->\n";

  private static final int MAXIMUM_GRAVEST = 5;

  private PageMarkdown() {}

  /**
   * The Markdown of a report.
   *
   * @param report the report
   * @return Markdown, as GitHub and GitLab read it
   */
  public static String of(AccessReport report) {
    var text = new StringBuilder(MARK);
    text.append("### Access of ").append(PageWords.counts(report)).append("\n\n");
    text.append(summary(report)).append("\n\n");
    appendChanges(text, report);
    List<AccessReport.Gravest> gravest = report.gravest();
    gravest.stream()
        .filter(each -> each.finding().severity().compareTo(Severity.SECURITY_WARNING) <= 0)
        .limit(MAXIMUM_GRAVEST)
        .forEach(
            each ->
                text.append("- ")
                    .append(each.role().map(role -> code(role.name()) + ": ").orElse(""))
                    .append(finding(each.finding()))
                    .append('\n'));
    text.append("\n| role | can be assumed by | can touch | findings |");
    text.append(report.comparedWith().isEmpty() ? "" : " changes |").append('\n');
    text.append("|---|---|---|---|").append(report.comparedWith().isEmpty() ? "" : "---|");
    text.append('\n');
    for (ReportedRole role : report.roles()) {
      var cells = new ArrayList<String>();
      cells.add(code(role.name()));
      cells.add(code(PageWords.assumers(role)));
      cells.add(code(AccessWords.shortly(role)));
      cells.add(
          RoleReporter.counts(role.findings())
              + PageWords.fit(role).map(fit -> "; " + fit).orElse(""));
      role.changes().ifPresent(changes -> cells.add(PageWords.changes(changes)));
      MarkdownCells.row(text, cells.toArray(String[]::new));
    }
    report.roles().forEach(role -> appendDetails(text, role));
    if (!report.reference().isEmpty()) {
      text.append('\n').append(code(report.reference())).append('\n');
    }
    return text.toString();
  }

  private static String summary(AccessReport report) {
    String findings =
        Arrays.stream(Severity.values())
            .filter(severity -> report.count(severity) > 0)
            .map(severity -> severity.words(report.count(severity)))
            .collect(Collectors.joining(", "));
    String change =
        report.comparedWith().isEmpty()
            ? ""
            : report.isChanged() ? " Access changed." : " No change in access.";
    return (findings.isEmpty() ? "No findings." : findings + ".") + change;
  }

  private static void appendChanges(StringBuilder text, AccessReport report) {
    report
        .roles()
        .forEach(role -> role.changes().ifPresent(each -> append(text, role.name(), each)));
    report.removed().forEach(role -> append(text, role.name(), role.changes()));
  }

  private static void append(StringBuilder text, String role, Changes changes) {
    if (changes.isNone()) {
      return;
    }
    String presence = changes.presence().isEmpty() ? "" : " (" + changes.presence() + ")";
    text.append("- ").append(code(role)).append(presence).append('\n');
    append(text, "**newly allowed**", changes.granted());
    append(text, "no longer allowed", changes.revoked());
    changes
        .unknown()
        .forEach(each -> text.append("  - **not known**: ").append(code(each)).append('\n'));
  }

  private static void append(StringBuilder text, String words, List<Change> changes) {
    for (Change change : changes) {
      text.append("  - ").append(words).append(": ").append(code(change.access()));
      text.append(", for example ").append(code(change.example())).append('\n');
    }
  }

  private static void appendDetails(StringBuilder text, ReportedRole role) {
    text.append("\n<details><summary>Details of ").append(html(role.name()));
    text.append("</summary>\n\n| service | resource | access | actions |\n|---|---|---|---|\n");
    for (AccessMatrix.Row row : role.access().matrix().rows()) {
      String conditions =
          row.conditions().isEmpty()
              ? ""
              : "<br>if "
                  + row.conditions().stream()
                      .map(PageMarkdown::code)
                      .collect(Collectors.joining(" and "));
      String actions =
          row.actions().values().stream().flatMap(List::stream).collect(Collectors.joining(", "));
      MarkdownCells.row(
          text,
          code(row.service()),
          code(row.resource()) + conditions,
          AccessMatrix.words(row.levels()),
          code(actions));
    }
    if (!role.boundary().isEmpty()) {
      text.append("\n- within the permissions boundary ")
          .append(code(role.boundary()))
          .append('\n');
    }
    role.unseen()
        .forEach(each -> text.append("\n- not known: ").append(code(each.sentence())).append('\n'));
    role.denials().forEach(each -> text.append("\n- denied: ").append(code(each)).append('\n'));
    role.promises()
        .forEach(
            each ->
                text.append("\n- ")
                    .append(PageWords.kept(each.verdict()))
                    .append(": ")
                    .append(code(each.text()))
                    .append('\n'));
    role.findings().forEach(each -> text.append("\n- ").append(finding(each)).append('\n'));
    text.append("\n</details>\n");
  }

  private static String finding(ReportedFinding finding) {
    return "**"
        + finding.severity().words()
        + "** `"
        + finding.code()
        + "` "
        + code(finding.problem())
        + "; "
        + code(finding.remedy());
  }

  private static String code(String text) {
    return MarkdownCells.code(text);
  }

  private static String html(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
