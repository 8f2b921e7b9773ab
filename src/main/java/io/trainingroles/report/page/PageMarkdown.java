package io.trainingroles.report.page;

import io.trainingroles.finding.Severity;
import io.trainingroles.report.MarkdownCells;
import io.trainingroles.report.page.ReportedRole.Change;
import io.trainingroles.report.page.ReportedRole.Changes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A report as Markdown for a pull request: a summary, a table, and details that are folded. It is
 * no longer than a comment may be; what is left out is counted.
 */
public final class PageMarkdown {
  /**
   * What begins each, so that a comment is updated and a file of another program never replaced.
   */
  public static final String MARK = "<!-- training-roles report -->\n";

  /**
   * The most characters of a comment; GitHub refuses longer ones with "body is too long (maximum is
   * 65536 characters)".
   */
  static final int MAXIMUM_LENGTH = 65_536;

  private static final int MAXIMUM_CHANGES = 20_000;
  private static final int MAXIMUM_TABLE = 24_000;

  /** What the ends of the parts need, which say what is left out. */
  private static final int ROOM_FOR_ENDS = 1_500;

  private static final int MAXIMUM_SEVERE = 5;

  private PageMarkdown() {}

  /**
   * The Markdown of a report.
   *
   * @param report the report
   * @return Markdown, as GitHub and GitLab read it
   */
  public static String of(AccessReport report) {
    var text = new StringBuilder(MARK);
    text.append("### Access of ").append(PagePhrases.counts(report)).append("\n\n");
    text.append(summary(report)).append("\n\n");
    text.append(changes(report));
    text.append(mostSevere(report));
    text.append(table(report));
    String reference = report.reference().isEmpty() ? "" : "\n" + code(report.reference()) + "\n";
    int left = MAXIMUM_LENGTH - ROOM_FOR_ENDS - text.length() - reference.length();
    var details = new LimitedText(left);
    report.roles().forEach(role -> details.add(RoleMarkdown.of(role)));
    return text.append(details.text())
        .append(
            details.end(
                count ->
                    "\nThe details of "
                        + count
                        + (count == 1 ? " more role is" : " more roles are")
                        + " left out, as the size of a comment is limited.\n"))
        .append(reference)
        .toString();
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
    String notes =
        PagePhrases.notes(report).stream()
            .map(
                note ->
                    " " + note.substring(0, 1).toUpperCase(Locale.ROOT) + note.substring(1) + ".")
            .collect(Collectors.joining());
    return (findings.isEmpty() ? "No findings." : findings + ".") + notes + change;
  }

  private static String changes(AccessReport report) {
    var text = new LimitedText(MAXIMUM_CHANGES);
    report.roles().forEach(role -> role.changes().ifPresent(each -> add(text, role.name(), each)));
    report.removed().forEach(role -> add(text, role.name(), role.changes()));
    return text.text() + text.end(count -> "- and " + count + " more changes\n");
  }

  private static void add(LimitedText text, String role, Changes changes) {
    if (changes.isNone()) {
      return;
    }
    String presence = changes.presence().isEmpty() ? "" : " (" + changes.presence() + ")";
    text.add("- " + code(role) + presence + "\n");
    changes.granted().forEach(change -> text.add(change("**newly allowed**", change)));
    changes.revoked().forEach(change -> text.add(change("no longer allowed", change)));
    changes.unknown().forEach(each -> text.add("  - **not known**: " + code(each) + "\n"));
  }

  private static String change(String words, Change change) {
    return "  - "
        + words
        + ": "
        + code(change.access())
        + ", for example "
        + code(change.example())
        + "\n";
  }

  private static String mostSevere(AccessReport report) {
    List<AccessReport.RankedFinding> all =
        report.bySeverity().stream()
            .filter(each -> each.finding().severity().compareTo(Severity.SECURITY_WARNING) <= 0)
            .toList();
    var text = new StringBuilder();
    List<SevereFinding> kinds = SevereFinding.of(all);
    kinds.stream().limit(MAXIMUM_SEVERE).forEach(each -> text.append(severe(each)));
    int more = kinds.stream().skip(MAXIMUM_SEVERE).mapToInt(SevereFinding::count).sum();
    return more > 0
        ? text.append("- and ")
            .append(more)
            .append(" more errors and security warnings: see the details\n")
            .toString()
        : text.toString();
  }

  private static String severe(SevereFinding each) {
    String roles =
        each.named().stream().map(role -> code(role.name())).collect(Collectors.joining(", "));
    return "- "
        + roles
        + each.others()
        + (roles.isEmpty() ? "" : ": ")
        + RoleMarkdown.finding(each.finding(), each.problem())
        + "\n";
  }

  private static String table(AccessReport report) {
    var text = new LimitedText(MAXIMUM_TABLE);
    boolean isCompared = !report.comparedWith().isEmpty();
    String head =
        "\n| role | can be assumed by | can touch | findings |"
            + (isCompared ? " changes |" : "")
            + "\n|---|---|---|---|"
            + (isCompared ? "---|" : "")
            + "\n";
    for (ReportedRole role : report.roles()) {
      var cells = new ArrayList<String>();
      cells.add(code(role.name()));
      cells.add(code(PagePhrases.assumers(role)));
      cells.add(code(RoleAccessPhrases.shortly(role)));
      cells.add(
          RoleReporter.counts(role.findings())
              + PagePhrases.fit(role).map(fit -> "; " + fit).orElse(""));
      if (isCompared) {
        cells.add(role.changes().map(PagePhrases::changes).orElse("not compared"));
      }
      var row = new StringBuilder();
      MarkdownCells.row(row, cells.toArray(String[]::new));
      text.add(row.toString());
    }
    return head + text.text() + text.end(count -> "\n" + count + " more are not in the table.\n");
  }

  private static String code(String text) {
    return MarkdownCells.code(text);
  }
}
