package io.trainingroles.review;

import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.check.Check;
import io.trainingroles.check.CheckFinding;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.finding.Finding;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.finding.Severity;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.question.RoleFit;
import io.trainingroles.reference.ServiceAuthorizationReference;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Looks at roles with some checks. */
public final class Reviewer {
  /** A check and its page, which is written once. */
  private record Paged(Check check, IssuePage page) {}

  private final List<Paged> checks;
  private final CheckSettings settings;
  private final ServiceAuthorizationReference reference = new ServiceAuthorizationReference();
  private final AccessProver prover = new AccessProver();

  /**
   * A reviewer.
   *
   * @param checks what it looks for
   * @param settings how it weighs what it finds
   */
  public Reviewer(List<Check> checks, CheckSettings settings) {
    this(checks, settings, Severity.SUGGESTION);
  }

  /**
   * A reviewer that looks only for what matters as much.
   *
   * @param checks what it looks for
   * @param settings how it weighs what it finds
   * @param least how much a check's findings matter at least
   */
  public Reviewer(List<Check> checks, CheckSettings settings, Severity least) {
    this.checks =
        checks.stream()
            .map(check -> new Paged(check, check.page()))
            .filter(one -> settings.severity(one.page()).compareTo(least) <= 0)
            .toList();
    this.settings = settings;
  }

  /**
   * Looks at a role.
   *
   * @param role the role
   * @return what it found and the role does not accept, and what it does
   */
  public Review review(JudgedRole role) {
    return review(role, List.of());
  }

  /**
   * Looks at a role of which is known what it is for.
   *
   * @param role the role
   * @param fits how roles fit the jobs that they run; those of other roles are left out
   * @return what it found and the role does not accept, and what it does
   */
  public Review review(JudgedRole role, List<RoleFit> fits) {
    List<String> needed =
        fits.stream()
            .filter(fit -> fit.role().equals(role.name()))
            .flatMap(fit -> fit.neededActions().stream())
            .distinct()
            .sorted()
            .toList();
    var reviewed = new ReviewedRole(role, reference, prover, needed);
    var findings = new ArrayList<CheckFinding>(said(role));
    for (Paged one : checks) {
      var notes = new FindingCollector(one.page(), role.name());
      one.check().review(reviewed, notes);
      findings.addAll(weighed(notes.findings().stream()));
    }
    fits.stream()
        .filter(fit -> fit.role().equals(role.name()))
        .forEach(fit -> findings.addAll(weighed(JobFits.findings(role, fit).stream())));
    Review open =
        Acceptances.apply(role.name(), findings, role.attributes().accepted(), settings.today());
    return new Review(weighed(open.findings().stream()), open.accepted());
  }

  /** What the reader warns of; it is about a file, of the spec or of a job that the role runs. */
  private List<CheckFinding> said(JudgedRole role) {
    List<CheckFinding> said =
        role.attributes().said().stream()
            .map(
                finding -> {
                  String file = finding.location().input();
                  String name = file.substring(file.lastIndexOf('/') + 1);
                  return new CheckFinding(finding, role.name(), name, null);
                })
            .toList();
    return weighed(FindingCollector.numbered(said).stream());
  }

  /**
   * What the reader of a spec found beside its roles, weighed as what the checks find.
   *
   * @param findings the findings; they belong to no one role, and cannot be accepted
   * @return those that are wanted
   */
  public Review weighed(List<Finding> findings) {
    return new Review(
        weighed(
            findings.stream()
                .map(
                    finding -> new CheckFinding(finding, "", finding.location().toString(), null))),
        List.of());
  }

  private List<CheckFinding> weighed(Stream<CheckFinding> findings) {
    return findings.filter(settings::wants).map(settings::weighed).toList();
  }
}
