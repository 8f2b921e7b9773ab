package io.trainingroles.input.question;

import io.trainingroles.access.Request;
import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.access.proof.Oddity;
import io.trainingroles.access.proof.Proof;
import io.trainingroles.access.proof.Strength;
import io.trainingroles.access.set.AccessPattern;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.SurroundingPolicies;
import io.trainingroles.input.UnseenPolicy;
import io.trainingroles.input.symbol.SymbolCase;
import io.trainingroles.input.symbol.SymbolCases;
import io.trainingroles.input.symbol.SymbolTexts;
import java.util.List;
import java.util.Objects;
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
    RoleProof bounded = withinBounds(role, never, prover, around);
    return bounded.result() == Result.INDETERMINATE
        ? inAllCases(role, never, prover, around, bounded)
        : bounded;
  }

  /** The answer that is the same whatever values are equal to each other. */
  private static RoleProof inAllCases(
      JudgedRole role,
      AccessPattern never,
      AccessProver prover,
      SurroundingPolicies around,
      RoleProof bounded) {
    AccessPattern widest = SymbolCase.atMost(never);
    List<Statement> concerned = ConcernedStatements.of(around.unseenAccess(role), widest, prover);
    List<SymbolCase> cases =
        SymbolCases.of(new SymbolTexts().add(never).add(role).add(around, role), never, concerned);
    if (cases.get(0).isOpen()) {
      return bounded;
    }
    RoleProof usual = null;
    for (SymbolCase each : cases) {
      RoleProof proof = withinBounds(each.in(role), each.in(never), prover, around).shown(each);
      if (usual == null) {
        usual = proof;
      }
      if (proof.result() == Result.INDETERMINATE) {
        return proof;
      } else if (proof.result() != usual.result()) {
        return indeterminate(role, UnknownReasons.of(each));
      }
    }
    return Objects.requireNonNull(usual);
  }

  private RoleProof shown(SymbolCase in) {
    return new RoleProof(
        role,
        result,
        witness == null ? null : witness.shown(in::shown),
        oddities,
        unknown.stream().map(in::shown).toList(),
        documentedOn);
  }

  private static RoleProof indeterminate(JudgedRole role, List<String> why) {
    return new RoleProof(role.name(), Result.INDETERMINATE, null, List.of(), why, null);
  }

  private static RoleProof withinBounds(
      JudgedRole role, AccessPattern asked, AccessProver prover, SurroundingPolicies around) {
    AccessPattern never = SymbolCase.atMost(asked);
    Proof proof = prover.never(around.access(role), never);
    if (proof instanceof Proof.Indeterminate open) {
      return indeterminate(role, open.undecided().stream().map(UnknownReasons::of).toList());
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
          turning.stream()
              .filter(policy -> ConcernedStatements.mayConcern(policy, never, prover))
              .toList();
      return indeterminate(
          role,
          (concerned.isEmpty() ? turning : concerned).stream().map(UnknownReasons::of).toList());
    }
    if (proof instanceof Proof.CounterExample && !never.equals(asked)) {
      return indeterminate(role, UnknownReasons.of(asked));
    }
    return proof instanceof Proof.CounterExample found
        ? new RoleProof(
            role.name(), Result.COUNTER_EXAMPLE, found.witness(), found.oddities(), List.of(), null)
        : new RoleProof(
            role.name(), Result.PROVED, null, List.of(), List.of(), date(atMost, prover));
  }

  private static @Nullable String date(Proof proof, AccessProver prover) {
    return proof instanceof Proof.Proved proved && proved.strength() == Strength.DOCUMENTED_REQUESTS
        ? prover.documentationDate().orElseThrow()
        : null;
  }
}
