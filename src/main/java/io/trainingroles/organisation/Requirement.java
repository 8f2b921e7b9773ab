package io.trainingroles.organisation;

import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.input.JudgedRole;
import java.util.List;

/** What an organisation wants of each role. */
@FunctionalInterface
interface Requirement {
  /** What a role has otherwise; none where it is as wanted. */
  List<Breach> breaches(JudgedRole role, AccessProver prover);
}
