package io.trainingroles.report.page;

import io.trainingroles.report.page.AccessMatrix.Level;
import io.trainingroles.report.page.ReportedAccess.Meaning;
import io.trainingroles.report.page.ReportedRole.ReportedFinding;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the roles of a report can be filtered by. A role that has all services, or of which not all
 * is known, is found by each service: a filter must never hide a role that may have it.
 *
 * @param services the services of all roles, sorted
 * @param levels the access levels of all roles, in their order
 * @param codes the codes of all findings of roles, sorted
 */
record RoleFacets(List<String> services, List<String> levels, List<String> codes) {
  /** No name of a service, a level or a code has a line end. */
  private static final String SEPARATOR = "\n";

  static RoleFacets of(List<ReportedRole> roles) {
    Set<String> services = new TreeSet<>();
    Set<Level> levels = new TreeSet<>();
    Set<String> codes = new TreeSet<>();
    for (ReportedRole role : roles) {
      services.addAll(role.access().matrix().services().keySet());
      role.access().matrix().rows().forEach(row -> levels.addAll(row.levels()));
      role.findings().forEach(finding -> codes.add(finding.code()));
    }
    return new RoleFacets(
        List.copyOf(services),
        Arrays.stream(Level.values()).filter(levels::contains).map(Level::word).toList(),
        List.copyOf(codes));
  }

  /** Whether more may be allowed than the page lists. */
  static boolean isOpen(ReportedRole role) {
    return role.mayHaveMore() || role.access().meaning() == Meaning.NOT_READ;
  }

  String servicesOf(ReportedRole role) {
    Set<String> own = role.access().matrix().services().keySet();
    if (isOpen(role)) {
      return joined(services);
    }
    boolean isOfAll = own.contains(AccessMatrix.ALL_SERVICES);
    return joined(services.stream().filter(each -> isOfAll || own.contains(each)).toList());
  }

  String levelsOf(ReportedRole role) {
    return isOpen(role)
        ? joined(levels)
        : joined(
            role.access().matrix().rows().stream()
                .flatMap(row -> row.levels().stream())
                .map(Level::word)
                .distinct()
                .toList());
  }

  static String codesOf(ReportedRole role) {
    return role.findings().stream()
        .map(ReportedFinding::code)
        .distinct()
        .collect(Collectors.joining(SEPARATOR));
  }

  private static String joined(List<String> values) {
    return String.join(SEPARATOR, values);
  }
}
