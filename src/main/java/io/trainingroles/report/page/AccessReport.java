package io.trainingroles.report.page;

import io.trainingroles.finding.Severity;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.question.RoleDifference;
import io.trainingroles.report.ReferenceDate;
import io.trainingroles.report.page.ReportedRole.Changes;
import io.trainingroles.report.page.ReportedRole.ReportedFinding;
import io.trainingroles.review.Review;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;

/**
 * What a reviewer reads about roles: who can become them, what they may do, what is wrong with
 * them, and what changed.
 *
 * @param inputs the names of the inputs
 * @param comparedWith the name of the input that they are compared with; empty if there is none
 * @param roles the roles, and other holders of policies
 * @param removed the roles that only the other input has
 * @param general the findings that belong to no one role
 * @param reference the date of the AWS managed policies that it depends on, as a sentence; empty if
 *     there are none
 */
public record AccessReport(
    List<String> inputs,
    String comparedWith,
    List<ReportedRole> roles,
    List<RemovedRole> removed,
    List<ReportedFinding> general,
    String reference) {
  /** Keeps unchangeable copies. */
  public AccessReport {
    inputs = List.copyOf(inputs);
    roles = List.copyOf(roles);
    removed = List.copyOf(removed);
    general = List.copyOf(general);
  }

  /**
   * A role that is no longer there.
   *
   * @param name its name
   * @param changes what it allowed
   */
  public record RemovedRole(String name, Changes changes) {}

  /**
   * A finding with the role that it is about.
   *
   * @param role the role; empty for a finding that belongs to no one role
   * @param finding the finding
   */
  public record RankedFinding(Optional<ReportedRole> role, ReportedFinding finding) {}

  /**
   * Makes a report.
   *
   * @param inputs the names of the inputs
   * @param comparedWith the name of the input that they are compared with; empty if there is none
   * @param known the roles
   * @param differences how all roles differ; those that were removed are reported, too
   * @param general what was found that belongs to no one role
   * @param reporter what makes the words
   * @return the report
   * @throws io.trainingroles.iam.InvalidValueException if a policy is not valid
   */
  public static AccessReport of(
      List<String> inputs,
      String comparedWith,
      List<RoleReporter.Known> known,
      List<RoleDifference> differences,
      Review general,
      RoleReporter reporter) {
    var roles = new ArrayList<ReportedRole>();
    for (RoleReporter.Known role : known) {
      roles.add(reporter.of(role, roles.size() + 1));
    }
    List<RemovedRole> removed =
        differences.stream()
            .filter(difference -> difference.presence() == RoleDifference.Presence.REMOVED)
            .map(
                difference ->
                    new RemovedRole(
                        ShownText.of(difference.role()), RoleReporter.changes(difference)))
            .toList();
    List<JudgedRole> judged = known.stream().map(RoleReporter.Known::role).toList();
    return new AccessReport(
        inputs.stream().map(ShownText::of).toList(),
        ShownText.of(comparedWith),
        roles,
        removed,
        reporter.findings(general),
        ReferenceDate.line(judged).strip());
  }

  /**
   * All findings.
   *
   * @return those of the roles and those that belong to none, the most severe first; of one
   *     severity, the first of each role before the second of any
   */
  public List<RankedFinding> bySeverity() {
    var all = new ArrayList<Ranked>();
    addTo(all, Optional.empty(), general);
    roles.forEach(role -> addTo(all, Optional.of(role), role.findings()));
    return all.stream()
        .sorted(
            Comparator.comparing((Ranked each) -> each.found().finding().severity())
                .thenComparing(Ranked::rank))
        .map(Ranked::found)
        .toList();
  }

  /** A finding, and how many of its severity its role has before it. */
  private record Ranked(RankedFinding found, int rank) {}

  private static void addTo(
      List<Ranked> all, Optional<ReportedRole> role, List<ReportedFinding> findings) {
    var ranks = new EnumMap<Severity, Integer>(Severity.class);
    for (ReportedFinding finding : findings) {
      int rank = ranks.merge(finding.severity(), 1, Integer::sum);
      all.add(new Ranked(new RankedFinding(role, finding), rank));
    }
  }

  /**
   * The findings of a severity.
   *
   * @param severity the severity
   * @return how many
   */
  public long count(Severity severity) {
    return bySeverity().stream().filter(each -> each.finding().severity() == severity).count();
  }

  /**
   * Whether something of the roles changed, or is not known to be the same.
   *
   * @return false where nothing is compared
   */
  public boolean isChanged() {
    return !removed.isEmpty()
        || roles.stream().flatMap(role -> role.changes().stream()).anyMatch(each -> !each.isNone());
  }
}
