package io.trainingroles.adoption;

import io.trainingroles.access.NamedPolicy;
import io.trainingroles.access.Policies;
import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.access.proof.Inclusion;
import io.trainingroles.access.proof.Proof;
import io.trainingroles.access.set.RequestSet;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.Statement;
import java.util.List;

/**
 * What jobs need, as questions about statements that allow something. An answer of true is proved.
 *
 * @param needs what the jobs need, one action on one resource each; none where they need nothing
 * @param denials what the role denies, so that nothing is needed of it
 * @param prover what proves it
 */
record ProvedNeeds(List<Statement> needs, List<Statement> denials, AccessProver prover) {

  /** Keeps unchangeable copies. */
  ProvedNeeds {
    needs = List.copyOf(needs);
    denials = List.copyOf(denials);
  }

  /** Whether all that a statement allows is needed. */
  boolean isAll(Statement statement) {
    return isAllowed(statement, needs);
  }

  /** Whether a statement is written as what the jobs need, so that nobody would miss it there. */
  boolean isWritten(Statement statement) {
    return StatementParts.has(statement)
        && StatementParts.each(statement).allMatch(part -> needs.contains(part));
  }

  /** Whether other statements allow all that is needed of one, and that is not denied. */
  boolean isIn(Statement statement, List<Statement> others) {
    if (needs.isEmpty()) {
      return true;
    }
    RequestSet needed =
        RequestSet.ofRole(
            Policies.NONE
                .withIdentityPolicies(
                    List.of(policy(StatementParts.joined(List.of(statement), denials))))
                .withSessionPolicies(List.of(policy(needs))));
    return others.isEmpty()
        ? prover.emptiness(needed) instanceof Proof.Proved
        : includes(others, needed);
  }

  /** Whether a statement is a part of another, and needed; not where there is no such request. */
  boolean isPart(Statement part, Statement whole) {
    return includes(List.of(whole), set(List.of(part)))
        && isAll(part)
        && !(prover.emptiness(set(List.of(part))) instanceof Proof.Proved);
  }

  /** Whether other statements allow all that one does. */
  boolean isAllowed(Statement statement, List<Statement> others) {
    return !others.isEmpty() && includes(others, set(List.of(statement)));
  }

  private boolean includes(List<Statement> all, RequestSet some) {
    return prover.inclusion(some, set(all)) instanceof Inclusion.Included;
  }

  private static RequestSet set(List<Statement> statements) {
    return RequestSet.ofIdentity(PolicyDocument.of(statements));
  }

  private static NamedPolicy policy(List<Statement> statements) {
    return new NamedPolicy("policy", PolicyDocument.of(statements));
  }
}
