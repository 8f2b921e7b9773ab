package io.trainingroles.report.page;

import io.trainingroles.report.MarkdownCells;
import io.trainingroles.report.page.ReportedRole.Assumer;
import io.trainingroles.report.page.ReportedRole.Assumers;
import io.trainingroles.report.page.ReportedRole.Fit;
import io.trainingroles.report.page.ReportedRole.ReportedFinding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The details of a role as Markdown, folded. */
final class RoleMarkdown {
  private static final int MAXIMUM_ROWS = 30;
  private static final int MAXIMUM_ACTIONS = 12;
  private static final int MAXIMUM_ITEMS = 10;

  private final StringBuilder text = new StringBuilder();

  private RoleMarkdown() {}

  static String of(ReportedRole role) {
    var markdown = new RoleMarkdown();
    markdown.append(role);
    return markdown.text.toString();
  }

  private void append(ReportedRole role) {
    text.append("\n<details><summary>Details of <code>").append(html(role.name()));
    text.append("</code></summary>\n");
    role.assumers().ifPresent(this::appendAssumers);
    paragraph(RoleAccessPhrases.about(role.access().meaning()));
    paragraph(RoleAccessPhrases.none(role));
    if (!role.access().matrix().rows().isEmpty()) {
      appendAccess(role.access());
    }
    item(
        role.boundary().isEmpty()
            ? ""
            : "within the permissions boundary " + code(role.boundary()));
    items("not known: ", role.unseen().stream().map(ReportedRole.Unseen::sentence).toList());
    items("denied, whatever is listed above: ", role.denials());
    role.promises()
        .forEach(
            each ->
                item(
                    PagePhrases.kept(each.verdict())
                        + ": "
                        + code(each.text())
                        + (each.detail().isEmpty() ? "" : ", " + code(each.detail()))));
    role.fit().ifPresent(this::appendFit);
    role.findings().forEach(each -> item(finding(each)));
    role.accepted()
        .forEach(
            each ->
                item(
                    "accepted: `"
                        + each.finding().code()
                        + "` "
                        + code(each.finding().problem())
                        + ", as "
                        + code(each.reason())));
    text.append("\n</details>\n");
  }

  private void appendAssumers(Assumers assumers) {
    if (assumers.allowed().isEmpty() && assumers.unknown().isEmpty()) {
      item("nobody can assume it");
    }
    assumers.allowed().forEach(each -> item("can be assumed by " + assumer(each)));
    assumers.denied().forEach(each -> item("but not by " + assumer(each)));
    items("who can assume it is not known: ", assumers.unknown());
  }

  private static String assumer(Assumer assumer) {
    boolean isUsual = assumer.actions().equals("sts:AssumeRole");
    return code(assumer.who())
        + (isUsual ? "" : " by " + code(assumer.actions()))
        + conditions(assumer.conditions());
  }

  private static String conditions(List<ReportedCondition> conditions) {
    return conditions.isEmpty()
        ? ""
        : " if "
            + conditions.stream()
                .map(ReportedCondition::text)
                .map(MarkdownCells::code)
                .collect(Collectors.joining(" and "));
  }

  private void appendAccess(ReportedAccess access) {
    boolean hasWho = access.namesPrincipals();
    text.append("\n| service |").append(hasWho ? " who |" : "");
    text.append(" resource | access | actions |\n|---|---|---|---|");
    text.append(hasWho ? "---|" : "").append('\n');
    List<AccessMatrix.Row> rows = firstShown(access.matrix().rows());
    for (AccessMatrix.Row row : rows.subList(0, Math.min(MAXIMUM_ROWS, rows.size()))) {
      var cells = new ArrayList<String>();
      cells.add(code(row.service()));
      if (hasWho) {
        cells.add(code(row.who()));
      }
      String star = RoleAccessPhrases.meaningOf(row.resource(), access.meaning());
      cells.add(
          code(row.resource())
              + (star.isEmpty() ? "" : " (" + star + ")")
              + (row.conditions().isEmpty() ? "" : "<br>" + conditions(row.conditions()).strip()));
      cells.add(AccessMatrix.words(row.levels()));
      cells.add(actions(row));
      MarkdownCells.row(text, cells.toArray(String[]::new));
    }
    more(rows.size() - MAXIMUM_ROWS, "more rows");
  }

  /** A long list begins with the services that matter most, as its end is cut. */
  private static List<AccessMatrix.Row> firstShown(List<AccessMatrix.Row> rows) {
    if (rows.size() <= MAXIMUM_ROWS) {
      return rows;
    }
    Set<String> services = rows.stream().map(AccessMatrix.Row::service).collect(Collectors.toSet());
    List<String> order = KnownServices.first(services);
    return rows.stream()
        .sorted(Comparator.comparingInt(row -> order.indexOf(row.service())))
        .toList();
  }

  private static String actions(AccessMatrix.Row row) {
    List<String> actions =
        row.actions().values().stream().flatMap(List::stream).distinct().toList();
    int more = actions.size() - MAXIMUM_ACTIONS;
    return more <= 1
        ? code(String.join(", ", actions))
        : code(String.join(", ", actions.subList(0, MAXIMUM_ACTIONS))) + " and " + more + " more";
  }

  private void appendFit(Fit fit) {
    item(
        PagePhrases.fit(fit.verdict())
            + (fit.verdict() == ReportedRole.Verdict.YES ? ", " + fit.scope() : ""));
    items("the jobs cannot run as it: ", fit.untrusted());
    items("it lacks: ", fit.lacking().stream().map(ReportedRole.Change::access).toList());
    items(
        "it allows, and no job needs: ",
        fit.excess().stream().map(ReportedRole.Change::access).toList());
    items("not known of its jobs: ", fit.unknown());
  }

  private void items(String words, List<String> values) {
    values.stream().limit(MAXIMUM_ITEMS).forEach(value -> item(words + code(value)));
    more(values.size() - MAXIMUM_ITEMS, "more of these");
  }

  private void more(int count, String what) {
    if (count > 0) {
      item("and " + count + " " + what);
    }
  }

  private void item(String markdown) {
    if (!markdown.isEmpty()) {
      text.append("\n- ").append(markdown).append('\n');
    }
  }

  private void paragraph(String sentence) {
    if (!sentence.isEmpty()) {
      text.append('\n').append(sentence).append('\n');
    }
  }

  static String finding(ReportedFinding finding) {
    return finding(finding, finding.problem());
  }

  /** A finding with another sentence about what is wrong. */
  static String finding(ReportedFinding finding, String problem) {
    return "**"
        + finding.severity().words()
        + "** `"
        + finding.code()
        + "` "
        + code(problem)
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
