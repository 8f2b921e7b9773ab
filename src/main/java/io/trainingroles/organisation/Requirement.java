package io.trainingroles.organisation;

import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.input.JudgedRole;
import java.util.List;

/** What an organisation requires of each role. */
@FunctionalInterface
interface Requirement {
  /** How a role breaks the rule; none where it keeps it. */
  List<Breach> breaches(JudgedRole role, AccessProver prover);
}
