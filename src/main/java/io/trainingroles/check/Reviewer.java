package io.trainingroles.check;

import io.trainingroles.access.AccessProver;
import io.trainingroles.finding.Finding;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.reference.ServiceAuthorizationReference;
import java.util.ArrayList;
import java.util.List;

/** Looks at roles with some checks. */
public final class Reviewer {
  /** A check and its page, which is written once. */
  private record Paged(Check check, CheckPage page) {}

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
    this.checks = checks.stream().map(check -> new Paged(check, check.page())).toList();
    this.settings = settings;
  }

  /**
   * Looks at a role.
   *
   * @param role the role
   * @return what it found and the role does not accept, and what it does
   */
  public Review review(JudgedRole role) {
    var reviewed = new ReviewedRole(role, reference, prover);
    var findings = new ArrayList<CheckFinding>();
    for (Paged one : checks) {
      var notes = new Notes(one.page(), role.name());
      one.check().review(reviewed, notes);
      notes.findings().stream()
          .filter(settings::wants)
          .map(settings::weighed)
          .forEach(findings::add);
    }
    return Acceptances.apply(role.name(), findings, role.attributes().accepted(), settings.today());
  }

  /**
   * What the reader of a spec found, weighed as what the checks find.
   *
   * @param findings the findings; they belong to no one role, and cannot be accepted
   * @return those that are wanted
   */
  public Review weighed(List<Finding> findings) {
    return new Review(
        findings.stream()
            .map(finding -> new CheckFinding(finding, "", finding.location().toString(), null))
            .filter(settings::wants)
            .map(settings::weighed)
            .toList(),
        List.of());
  }
}
