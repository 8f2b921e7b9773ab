package io.trainingroles.report.page;

import io.trainingroles.finding.Severity;
import io.trainingroles.report.page.AccessReport.RankedFinding;
import io.trainingroles.report.page.ReportedRole.ReportedFinding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one check finds in some roles: one line of the first screen, where a team's roles are often
 * alike.
 *
 * @param finding the finding of the first role
 * @param roles the roles; none for a finding of the input itself
 * @param count how many findings it stands for
 */
record SevereFinding(ReportedFinding finding, List<ReportedRole> roles, int count) {
  private static final int MAXIMUM_NAMED = 3;

  /** Keeps an unchangeable copy. */
  SevereFinding {
    roles = List.copyOf(roles);
  }

  /** What makes two findings one line; those without a page have no title that is true of both. */
  private record Kind(Severity severity, String code, String problem) {
    static Kind of(ReportedFinding finding) {
      return new Kind(
          finding.severity(), finding.code(), finding.title().isEmpty() ? finding.problem() : "");
    }
  }

  /** The findings of these, in their order, each kind once. */
  static List<SevereFinding> of(List<RankedFinding> findings) {
    Map<Kind, List<RankedFinding>> kinds = new LinkedHashMap<>();
    findings.forEach(
        each ->
            kinds.computeIfAbsent(Kind.of(each.finding()), kind -> new ArrayList<>()).add(each));
    return kinds.values().stream()
        .map(
            alike ->
                new SevereFinding(
                    alike.get(0).finding(),
                    alike.stream().flatMap(each -> each.role().stream()).distinct().toList(),
                    alike.size()))
        .toList();
  }

  /** The roles that a line names. */
  List<ReportedRole> named() {
    return roles.subList(0, Math.min(MAXIMUM_NAMED, roles.size()));
  }

  /** How many roles a line only counts, such as {@code and 4 more}; empty where it names all. */
  String others() {
    int more = roles.size() - MAXIMUM_NAMED;
    return more > 0 ? " and " + more + " more" : "";
  }

  /** What is wrong: of one role with its names, of several as the check's page has it. */
  String problem() {
    return count == 1 || finding.title().isEmpty() ? finding.problem() : finding.title();
  }
}
