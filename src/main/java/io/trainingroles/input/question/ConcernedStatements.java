package io.trainingroles.input.question;

import io.trainingroles.access.NamedPolicy;
import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.access.proof.Proof;
import io.trainingroles.access.set.AccessPattern;
import io.trainingroles.access.set.RequestSet;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.UnseenPolicy;
import java.util.List;
import java.util.stream.Stream;

/** The statements with values that are known only later which may be about what is asked for. */
final class ConcernedStatements {
  private ConcernedStatements() {}

  static List<Statement> of(List<UnseenPolicy> unseen, AccessPattern asked, AccessProver prover) {
    return unseen.stream()
        .filter(UnseenPolicy::isBounded)
        .filter(policy -> mayConcern(policy, asked, prover))
        .flatMap(policy -> Stream.ofNullable(policy.statement()))
        .toList();
  }

  /** Whether a statement is about such requests, whatever the values that are known only later. */
  static boolean mayConcern(UnseenPolicy policy, AccessPattern asked, AccessProver prover) {
    return policy
        .matchedAtMost()
        .map(most -> RequestSet.ofRole(List.of(new NamedPolicy("it", most)), null))
        .filter(alone -> prover.never(alone, asked) instanceof Proof.Proved)
        .isEmpty();
  }
}
