package io.trainingroles.report.page;

import io.trainingroles.finding.Severity;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The values of a report for the templates of a page. */
final class PageValues {
  /** More roles than this are kept aside until somebody opens them. */
  private static final int MAXIMUM_OPEN = 25;

  private static final int MAXIMUM_SEVERE = 5;

  private PageValues() {}

  static Map<String, Object> of(AccessReport report) {
    boolean isLarge = report.roles().size() > MAXIMUM_OPEN;
    var values = new LinkedHashMap<String, Object>();
    values.put("title", title(report));
    values.put("inputs", String.join(", ", report.inputs()));
    values.put("comparedWith", report.comparedWith());
    values.put("isCompared", !report.comparedWith().isEmpty());
    values.put("reference", report.reference());
    values.put("isLarge", isLarge);
    values.put("isSmall", !isLarge);
    values.put("hasSeveral", report.roles().size() > 1);
    values.put("counts", PagePhrases.counts(report));
    values.put("heading", PagePhrases.heading(report));
    values.put("severities", severities(report));
    values.put("notes", PagePhrases.notes(report));
    values.put("mostSevere", mostSevere(report));
    long more =
        SevereFinding.of(report.bySeverity()).stream()
            .skip(MAXIMUM_SEVERE)
            .mapToInt(SevereFinding::count)
            .sum();
    values.put("moreFindings", more == 0 ? "" : "and " + more + " more, listed below");
    values.put("general", report.general().stream().map(RoleValues::finding).toList());
    values.put("hasGeneral", !report.general().isEmpty());
    values.put("changed", changed(report));
    values.put("isChanged", report.isChanged());
    values.put("isUnchanged", !report.comparedWith().isEmpty() && !report.isChanged());
    values.put("removed", report.removed().stream().map(PageValues::removed).toList());
    RoleFacets facets = RoleFacets.of(report.roles());
    values.put("services", facets.services());
    values.put("levels", facets.levels());
    values.put("codes", facets.codes());
    List<Map<String, Object>> pages = pages(report);
    values.put("pages", pages);
    values.put("hasPages", !pages.isEmpty());
    values.put("roles", report.roles().stream().map(role -> RoleValues.of(role, facets)).toList());
    return values;
  }

  /** The explanation of each code that is found, once. */
  private static List<Map<String, Object>> pages(AccessReport report) {
    var pages = new TreeMap<String, Map<String, Object>>();
    report.bySeverity().stream()
        .map(AccessReport.RankedFinding::finding)
        .filter(finding -> !finding.why().isEmpty())
        .forEach(finding -> pages.putIfAbsent(finding.code(), RoleValues.finding(finding)));
    return List.copyOf(pages.values());
  }

  private static String title(AccessReport report) {
    if (report.roles().size() != 1) {
      return "Access of " + PagePhrases.counts(report);
    }
    ReportedRole only = report.roles().get(0);
    return only.access().isGranted()
        ? "What " + only.name() + " may do"
        : "What " + only.name() + " allows";
  }

  private static List<Map<String, Object>> severities(AccessReport report) {
    return Arrays.stream(Severity.values())
        .filter(severity -> report.count(severity) > 0)
        .map(
            severity ->
                Map.<String, Object>of(
                    "class",
                    RoleValues.slug(severity),
                    "words",
                    severity.words(report.count(severity))))
        .toList();
  }

  private static List<Map<String, Object>> mostSevere(AccessReport report) {
    return SevereFinding.of(report.bySeverity()).stream()
        .limit(MAXIMUM_SEVERE)
        .map(
            each -> {
              Map<String, Object> values = new LinkedHashMap<>(RoleValues.finding(each.finding()));
              values.put("problem", each.problem());
              values.put("named", named(each));
              values.put("isOfInput", each.roles().isEmpty());
              values.put("others", each.others());
              return values;
            })
        .toList();
  }

  private static List<Map<String, Object>> named(SevereFinding finding) {
    List<ReportedRole> roles = finding.named();
    return IntStream.range(0, roles.size())
        .mapToObj(
            index ->
                Map.<String, Object>of(
                    "name", roles.get(index).name(),
                    "anchor", roles.get(index).anchor(),
                    "before", index == 0 ? "" : ", "))
        .toList();
  }

  private static List<Map<String, Object>> changed(AccessReport report) {
    return report.roles().stream()
        .filter(role -> role.changes().filter(changes -> !changes.isNone()).isPresent())
        .map(
            role -> {
              Map<String, Object> values = new LinkedHashMap<>();
              values.put("name", role.name());
              values.put("anchor", role.anchor());
              values.putAll(RoleValues.firstChanges(role.changes().orElseThrow()));
              return values;
            })
        .toList();
  }

  private static Map<String, Object> removed(AccessReport.RemovedRole role) {
    Map<String, Object> values = new LinkedHashMap<>(RoleValues.firstChanges(role.changes()));
    values.put("name", role.name());
    return values;
  }
}
