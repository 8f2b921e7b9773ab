package io.trainingroles.input.question;

import io.trainingroles.access.NamedPolicy;
import io.trainingroles.access.Request;
import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.access.proof.Oddity;
import io.trainingroles.access.proof.Proof;
import io.trainingroles.access.proof.Strength;
import io.trainingroles.access.set.AccessPattern;
import io.trainingroles.access.set.RequestSet;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.SurroundingPolicies;
import io.trainingroles.input.UnseenPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a role can ever do something.
 *
 * @param role the role's name
 * @param result the result of the proof
 * @param witness what it can do, with {@link Result#COUNTER_EXAMPLE}; else null
 * @param oddities what is unusual about the witness, where there is no plainer one
 * @param unknown what it depends on, one sentence each, with {@link Result#INDETERMINATE}
 * @param documentedOn the day of the documentation, where it is proved for the requests that it
 *     has; null where it is proved for every conceivable request
 */
public record RoleProof(
    String role,
    Result result,
    @Nullable Request witness,
    List<Oddity> oddities,
    List<String> unknown,
    @Nullable String documentedOn) {

  /** The result of a proof. */
  public enum Result {
    /** It never can. */
    PROVED,
    /** It can. */
    COUNTER_EXAMPLE,
    /** It is not known. */
    INDETERMINATE
  }

  /** Keeps an unchangeable copy. */
  public RoleProof {
    oddities = List.copyOf(oddities);
    unknown = List.copyOf(unknown);
  }

  /**
   * Asks whether a role can ever do something.
   *
   * @param role the role
   * @param never the requests
   * @param prover what proves it
   * @return the answer
   */
  public static RoleProof of(JudgedRole role, AccessPattern never, AccessProver prover) {
    return of(role, never, prover, SurroundingPolicies.NONE);
  }

  /**
   * Asks whether a role can ever do something, under further policies.
   *
   * @param role the role
   * @param never the requests
   * @param prover what proves it
   * @param around the policies around the role
   * @return the answer
   */
  public static RoleProof of(
      JudgedRole role, AccessPattern never, AccessProver prover, SurroundingPolicies around) {
    Proof proof = prover.never(around.access(role), never);
    if (proof instanceof Proof.Indeterminate open) {
      return new RoleProof(
          role.name(),
          Result.INDETERMINATE,
          null,
          List.of(),
          open.undecided().stream().map(UnknownReasons::of).toList(),
          null);
    }
    Proof atMost =
        proof instanceof Proof.CounterExample || around.unseenAccess(role).isEmpty()
            ? proof
            : prover.never(around.accessAtMost(role), never);
    boolean canBeTurned = !(atMost instanceof Proof.Proved);
    List<UnseenPolicy> turning =
        around.unseenAccess(role).stream()
            .filter(
                policy ->
                    proof instanceof Proof.CounterExample
                        ? !policy.isBounded()
                        : policy.mayGrant() || policy.isBounded())
            .filter(policy -> canBeTurned)
            .toList();
    if (!turning.isEmpty()) {
      List<UnseenPolicy> concerned =
          turning.stream().filter(policy -> mayConcern(policy, never, prover)).toList();
      return new RoleProof(
          role.name(),
          Result.INDETERMINATE,
          null,
          List.of(),
          (concerned.isEmpty() ? turning : concerned).stream().map(UnknownReasons::of).toList(),
          null);
    }
    return proof instanceof Proof.CounterExample found
        ? new RoleProof(
            role.name(), Result.COUNTER_EXAMPLE, found.witness(), found.oddities(), List.of(), null)
        : new RoleProof(
            role.name(), Result.PROVED, null, List.of(), List.of(), date(atMost, prover));
  }

  /** Whether a statement is about such requests, whatever the values that are known only later. */
  private static boolean mayConcern(UnseenPolicy policy, AccessPattern never, AccessProver prover) {
    return policy
        .matchedAtMost()
        .map(most -> RequestSet.ofRole(List.of(new NamedPolicy("it", most)), null))
        .filter(alone -> prover.never(alone, never) instanceof Proof.Proved)
        .isEmpty();
  }

  private static @Nullable String date(Proof proof, AccessProver prover) {
    return proof instanceof Proof.Proved proved && proved.strength() == Strength.DOCUMENTED_REQUESTS
        ? prover.documentationDate().orElseThrow()
        : null;
  }
}
