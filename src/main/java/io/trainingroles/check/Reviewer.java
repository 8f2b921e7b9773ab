package io.trainingroles.check;

import io.trainingroles.access.AccessProver;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.reference.ServiceAuthorizationReference;
import java.util.ArrayList;
import java.util.List;

/** Looks at roles with some checks. */
public final class Reviewer {
  private final List<Check> checks;
  private final ServiceAuthorizationReference reference = new ServiceAuthorizationReference();
  private final AccessProver prover = new AccessProver();

  /**
   * A reviewer.
   *
   * @param checks what it looks for
   */
  public Reviewer(List<Check> checks) {
    this.checks = List.copyOf(checks);
  }

  /**
   * Looks at a role.
   *
   * @param role the role
   * @return what it found, along the input
   */
  public List<CheckFinding> review(JudgedRole role) {
    var reviewed = new ReviewedRole(role, reference, prover);
    var findings = new ArrayList<CheckFinding>();
    for (Check check : checks) {
      var notes = new Notes(check.page(), role.name());
      check.review(reviewed, notes);
      findings.addAll(notes.findings());
    }
    return findings.stream().sorted().toList();
  }
}
