package io.trainingroles.review;

import io.trainingroles.access.documented.DocumentedAccess;
import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.check.Administrator;
import io.trainingroles.check.Check;
import io.trainingroles.check.CheckFinding;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.finding.Finding;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.finding.Severity;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.question.RoleFit;
import io.trainingroles.reference.ServiceAuthorizationReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reviews roles with some checks. */
public final class Reviewer {
  /** A check and its page, which is written once. */
  private record Paged(Check check, IssuePage page) {}

  private final List<Paged> checks = new ArrayList<>();
  private final CheckSettings settings;
  private final Severity minimumSeverity;

  /** What this review does not look for, so that an acceptance of it may well be right. */
  private final Set<IssueCode> skipped = new HashSet<>();

  private final ServiceAuthorizationReference reference = ServiceAuthorizationReference.ofAws();
  private final AccessProver prover = DocumentedAccess.prover();

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
   * A reviewer that looks only for what is severe enough.
   *
   * @param checks what it looks for
   * @param settings how it weighs what it finds
   * @param minimumSeverity the least severe findings that it looks for
   */
  public Reviewer(List<Check> checks, CheckSettings settings, Severity minimumSeverity) {
    this.settings = settings;
    this.minimumSeverity = minimumSeverity;
    for (Check check : checks) {
      IssuePage page = check.page();
      if (isSevereEnough(settings.severity(page))) {
        this.checks.add(new Paged(check, page));
      } else {
        skipped.add(page.code());
      }
    }
    JobFits.PAGES.stream()
        .filter(page -> !isSevereEnough(settings.severity(page)))
        .forEach(page -> skipped.add(page.code()));
  }

  private boolean isSevereEnough(Severity severity) {
    return severity.compareTo(minimumSeverity) <= 0;
  }

  /**
   * The administrators among the roles of one input, which the review of each of them needs.
   *
   * @param roles the roles
   * @return the administrators
   */
  public List<Administrator> administrators(List<JudgedRole> roles) {
    return Administrators.among(
        roles,
        role -> new ReviewedRole(role, reference, prover, List.of(), List.of(), settings.today()));
  }

  /**
   * Reviews a role of which is not known what it is for, and which is the only one of its input.
   *
   * @param role the role
   * @return what it found and the role does not accept, and what it does
   */
  public Review review(JudgedRole role) {
    return review(role, Optional.empty(), List.of());
  }

  /**
   * Reviews a role.
   *
   * @param role the role
   * @param fit how it fits its jobs, if it declares any
   * @param administrators those of its input
   * @return what it found and the role does not accept, and what it does
   */
  public Review review(JudgedRole role, Optional<RoleFit> fit, List<Administrator> administrators) {
    var reviewed =
        new ReviewedRole(
            role, reference, prover, neededActions(fit), administrators, settings.today());
    var findings = new ArrayList<CheckFinding>(ofReader(role));
    for (Paged one : checks) {
      var collector = new FindingCollector(one.page(), role.name());
      one.check().review(reviewed, collector);
      findings.addAll(collector.findings());
    }
    fit.stream()
        .flatMap(one -> JobFits.findings(role, one).stream())
        .filter(found -> !skipped.contains(found.finding().code()))
        .forEach(findings::add);
    var acceptances = new Acceptances(role.name(), weighed(findings.stream()), settings, skipped);
    acceptances.apply(role.attributes().accepted());
    Stream<CheckFinding> wrong =
        weighed(acceptances.findings().stream()).stream()
            .filter(found -> isSevereEnough(found.finding().severity()));
    return new Review(
        Stream.concat(FindingCauses.of(acceptances.left()).stream(), wrong).toList(),
        acceptances.accepted());
  }

  private static List<String> neededActions(Optional<RoleFit> fit) {
    return fit.map(RoleFit::neededActions).orElse(List.of());
  }

  /** What the reader found; each is about a file, of the spec or of a job that the role runs. */
  private static List<CheckFinding> ofReader(JudgedRole role) {
    return FindingCollector.numbered(
        role.attributes().readerFindings().stream()
            .map(
                finding -> {
                  String file = finding.location().input();
                  String name = file.substring(file.lastIndexOf('/') + 1);
                  return new CheckFinding(finding, role.name(), name, null);
                })
            .toList());
  }

  /**
   * What was found in a spec beside the findings of its roles, weighed as these are.
   *
   * @param findings the findings; they belong to no one role, and cannot be accepted
   * @return those that the settings leave on
   */
  public Review ofSpec(List<Finding> findings) {
    return new Review(
        weighed(
            findings.stream()
                .map(
                    finding -> new CheckFinding(finding, "", finding.location().toString(), null))),
        List.of());
  }

  private List<CheckFinding> weighed(Stream<CheckFinding> findings) {
    return findings.filter(settings::includes).map(settings::weighed).toList();
  }
}
