package io.trainingroles.report;

import io.trainingroles.check.CheckFinding;
import io.trainingroles.finding.Finding;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.finding.Location;
import io.trainingroles.finding.Severity;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.JudgedKind;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.report.line.PrintableText;
import io.trainingroles.report.line.TextStyle;
import io.trainingroles.review.Review;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A review for people: by role and statement, the most severe first. Each statement is shown once,
 * above its findings; the end says how much was found and what to do first.
 */
public final class CheckText {
  /** As many findings of one cause as people read. */
  private static final int READABLE = 3;

  private final FindingText findings;
  private final SeverityOrder order;
  private final TextStyle style;

  /**
   * A text for a review of several inputs.
   *
   * @param inputs the text of each input by its name
   * @param pages the pages of the checks, for the order of their findings
   * @param colours whether a terminal shows the result in colours
   */
  public CheckText(Map<String, String> inputs, List<IssuePage> pages, boolean colours) {
    this.findings = new FindingText(inputs, colours);
    this.order = new SeverityOrder(pages);
    this.style = new TextStyle(colours);
  }

  /**
   * The text of a review.
   *
   * @param review the review
   * @param roles the roles that were reviewed
   * @return lines, each with its line end
   */
  public String of(Review review, List<JudgedRole> roles) {
    var text = new StringBuilder();
    List<CheckFinding> ordered = order.sorted(review.findings());
    Map<String, List<JudgedRole>> named =
        roles.stream().collect(Collectors.groupingBy(JudgedRole::name));
    byRole(ordered)
        .forEach((role, found) -> append(text, role, found, named.getOrDefault(role, List.of())));
    text.append(summary(review, roles)).append('\n');
    ordered.stream()
        .filter(found -> found.causedBy() == null)
        .findFirst()
        .ifPresent(first -> appendFirst(text, first));
    return text.toString();
  }

  /** The role with the most severe finding first. */
  private static Map<String, List<CheckFinding>> byRole(List<CheckFinding> ordered) {
    Map<String, List<CheckFinding>> byRole = new LinkedHashMap<>();
    for (CheckFinding found : ordered) {
      byRole.computeIfAbsent(found.role(), role -> new ArrayList<>()).add(found);
    }
    return byRole;
  }

  private void append(
      StringBuilder text, String role, List<CheckFinding> found, List<JudgedRole> named) {
    if (!role.isEmpty()) {
      String heading = PrintableText.of(role) + ": " + counts(found);
      text.append(style.bold("== " + heading + " ==")).append("\n\n");
    }
    List<FindingPlace> statements =
        named.stream().flatMap(judged -> FindingPlace.ofStatements(judged).stream()).toList();
    Map<FindingPlace, List<CheckFinding>> byPlace = new LinkedHashMap<>();
    for (CheckFinding one : found) {
      FindingPlace place = FindingPlace.of(one.finding().location(), statements);
      byPlace.computeIfAbsent(place, each -> new ArrayList<>()).add(one);
    }
    byPlace.forEach((place, here) -> append(text, place, here));
  }

  private void append(StringBuilder text, FindingPlace place, List<CheckFinding> found) {
    text.append(style.bold(TextStyle.wrapped(FindingText.shown(place.heading()), 2))).append('\n');
    Statement statement = place.statement();
    if (statement != null) {
      StatementText.lines(statement).forEach(line -> text.append("  | ").append(line).append('\n'));
    } else if (place.location() instanceof Location.Position position) {
      text.append(findings.excerpt(position));
    }
    for (CheckFinding one : found) {
      if (found.stream().noneMatch(one::isCausedBy)) {
        append(text, place, one);
        appendFollowing(text, found.stream().filter(other -> other.isCausedBy(one)).toList());
      }
    }
    text.append('\n');
  }

  /** What follows from a finding, the most severe first, as far as people read it. */
  private void appendFollowing(StringBuilder text, List<CheckFinding> following) {
    if (following.isEmpty()) {
      return;
    }
    text.append("    so there is also:\n");
    for (CheckFinding one : following.subList(0, Math.min(READABLE, following.size()))) {
      Finding finding = one.finding();
      text.append("      ")
          .append(style.severity(finding.severity()))
          .append(" [")
          .append(finding.code())
          .append("]\n        ")
          .append(TextStyle.wrapped(FindingText.shown(finding.problem()), 8))
          .append('\n');
    }
    if (following.size() > READABLE) {
      String codes =
          following.stream()
              .skip(READABLE)
              .map(one -> one.finding().code().value())
              .distinct()
              .collect(Collectors.joining(", "));
      text.append("      ")
          .append(TextStyle.wrapped("and " + (following.size() - READABLE) + " more: " + codes, 6))
          .append('\n');
    }
  }

  private void append(StringBuilder text, FindingPlace place, CheckFinding found) {
    Finding finding = found.finding();
    text.append("  ")
        .append(style.severity(finding.severity()))
        .append(" [")
        .append(finding.code())
        .append(']')
        .append(line(place, finding))
        .append("\n    ")
        .append(style.bold(TextStyle.wrapped(FindingText.shown(finding.problem()), 4)))
        .append("\n    ")
        .append(TextStyle.wrapped("fix: " + FindingText.shown(finding.remedy()), 4))
        .append('\n');
    // Only what a spec declares can be accepted, by the code and this.
    if (!found.role().isEmpty() && finding.location() instanceof Location.Position) {
      text.append("    on: ").append(PrintableText.of(found.subject())).append('\n');
    }
  }

  /** The line of a finding inside a statement that begins on another one. */
  private static String line(FindingPlace place, Finding finding) {
    int beginning = place.location().position().map(Location.Position::line).orElse(0);
    int line = finding.location().position().map(Location.Position::line).orElse(0);
    return line == beginning ? "" : ", line " + line;
  }

  private void appendFirst(StringBuilder text, CheckFinding found) {
    Finding finding = found.finding();
    text.append("Start with ")
        .append(finding.code())
        .append(" at ")
        .append(PrintableText.of(shortly(finding.location())))
        .append(":\n  ")
        .append(TextStyle.wrapped(FindingText.shown(finding.remedy()), 2))
        .append("\n  Why: training-roles explain ")
        .append(finding.code())
        .append('\n');
  }

  /** The address in Terraform or an account, as a line of generated JSON does not help. */
  private static String shortly(Location location) {
    if (location instanceof Location.Element element && !element.owner().isEmpty()) {
      return element.owner();
    }
    return location.position().map(Object::toString).orElse(location.toString());
  }

  private static String counts(List<CheckFinding> findings) {
    var counts = new ArrayList<String>();
    for (Severity severity : Severity.values()) {
      long count =
          findings.stream().filter(found -> found.finding().severity() == severity).count();
      if (count > 0) {
        counts.add(severity.words(count));
      }
    }
    return counts.isEmpty() ? "No findings" : String.join(", ", counts);
  }

  /**
   * How much was found, in one line.
   *
   * @param review the review
   * @param roles what was reviewed
   * @return such as {@code 1 security warning, 2 suggestions in 3 roles, 1 user; 1 accepted; 2
   *     policies not judged}
   */
  public static String summary(Review review, List<JudgedRole> roles) {
    return counts(review.findings())
        + " in "
        + reviewed(roles)
        + (review.accepted().isEmpty() ? "" : "; " + review.accepted().size() + " accepted")
        + notJudged(roles);
  }

  private static String reviewed(List<JudgedRole> roles) {
    var words = new ArrayList<String>();
    for (JudgedKind kind : JudgedKind.values()) {
      long count = roles.stream().filter(role -> role.kind() == kind).count();
      if (count > 0 && kind != JudgedKind.RESOURCE) {
        words.add(kind.words(count));
      }
    }
    return words.isEmpty() ? JudgedKind.ROLE.words(0) : String.join(", ", words);
  }

  private static String notJudged(List<JudgedRole> roles) {
    long resources = roles.stream().filter(role -> role.kind() == JudgedKind.RESOURCE).count();
    long policies =
        roles.stream()
            .filter(role -> role.kind() != JudgedKind.RESOURCE)
            .mapToLong(role -> role.notJudged().size())
            .sum();
    var words = new ArrayList<String>();
    if (policies > 0) {
      words.add(JudgedKind.DOCUMENT.words(policies));
    }
    if (resources > 0) {
      words.add(JudgedKind.RESOURCE.words(resources));
    }
    return words.isEmpty() ? "" : "; " + String.join(" and ", words) + " not judged";
  }
}
