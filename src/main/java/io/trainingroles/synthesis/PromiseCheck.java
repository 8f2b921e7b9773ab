package io.trainingroles.synthesis;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.access.decision.Decision;
import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.finding.Finding;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.question.RoleProof;
import io.trainingroles.spec.SpecIssues;
import io.trainingroles.spec.declaration.Promise;
import java.util.Objects;
import java.util.Optional;

/** Checks the promises of a spec against the policies of its roles. */
final class PromiseCheck {
  /** Something that must never be is allowed. */
  static final IssueCode NEVER_BROKEN = SpecIssues.NEVER_BROKEN.code();

  /** Whether something is never allowed cannot be known. */
  static final IssueCode NOT_PROVED = SpecIssues.NOT_PROVED.code();

  /** A request is not decided as expected. */
  static final IssueCode NOT_AS_EXPECTED = SpecIssues.NOT_AS_EXPECTED.code();

  private PromiseCheck() {}

  /** Whether a role keeps a promise. */
  static CheckedPromise of(JudgedRole role, Promise promise, AccessProver prover) {
    try {
      if (promise.kind() == Promise.Kind.NEVER) {
        RoleProof proof = ReferredAccess.never(role, promise.access(), prover);
        return new CheckedPromise(promise, never(role, promise, proof), Optional.of(proof));
      }
      return new CheckedPromise(
          promise,
          promise.access().references().isEmpty()
              ? expected(role, promise)
              : expectedForAnyValue(role, promise, prover),
          Optional.empty());
    } catch (InvalidValueException invalid) {
      return new CheckedPromise(
          promise,
          Optional.of(
              Finding.error(
                  NOT_AS_EXPECTED, promise.location(), invalid.problem(), invalid.remedy())),
          Optional.empty());
    }
  }

  private static Optional<Finding> never(JudgedRole role, Promise promise, RoleProof proof) {
    return switch (proof.result()) {
      case PROVED -> Optional.empty();
      case COUNTER_EXAMPLE ->
          Optional.of(
              Finding.error(
                  NEVER_BROKEN,
                  promise.location(),
                  quoted(role.name())
                      + " can do "
                      + promise.text()
                      + "; for example "
                      + Objects.requireNonNull(proof.witness()).action()
                      + " on "
                      + proof.witness().resource(),
                  "narrow the grants of the role, or remove this item of 'never'"));
      case INDETERMINATE ->
          Optional.of(
              Finding.error(
                  NOT_PROVED,
                  promise.location(),
                  "whether "
                      + quoted(role.name())
                      + " can do "
                      + promise.text()
                      + " is not known: "
                      + String.join("; ", proof.unknown()),
                  promise.access().references().isEmpty()
                      ? "replace the policy by intents in the spec, or remove this item of 'never'"
                      : "ask 'training-roles prove' about the plan, which has the values, or remove"
                          + " this item of 'never'"));
    };
  }

  private static Optional<Finding> expectedForAnyValue(
      JudgedRole role, Promise promise, AccessProver prover) {
    boolean isKept =
        promise.kind() == Promise.Kind.ALLOW
            ? ReferredAccess.isSurelyAllowed(role, promise.access())
            : ReferredAccess.never(role, promise.access(), prover).result()
                == RoleProof.Result.PROVED;
    return isKept
        ? Optional.empty()
        : Optional.of(
            Finding.error(
                NOT_AS_EXPECTED,
                promise.location(),
                "whether "
                    + quoted(role.name())
                    + " can do "
                    + promise.text().replaceFirst("^(allow|deny)\\s+", "")
                    + " depends on values that are known only after apply",
                "ask about the same reference that the grant has; other values may be equal or"
                    + " not, so remove this item of 'expect'"));
  }

  private static Optional<Finding> expected(JudgedRole role, Promise promise) {
    Decision decision =
        role.decide(
            promise.access().action(), promise.access().resource(), promise.access().context());
    boolean isAllowed = decision instanceof Decision.Allowed;
    boolean isKnown = !(decision instanceof Decision.Indeterminate);
    if (isKnown && isAllowed == (promise.kind() == Promise.Kind.ALLOW)) {
      return Optional.empty();
    }
    String is = isKnown ? isAllowed ? "is allowed" : "is denied" : "may be allowed or denied";
    return Optional.of(
        Finding.error(
            NOT_AS_EXPECTED,
            promise.location(),
            "the request "
                + is
                + " for "
                + quoted(role.name())
                + ", and 'expect' requires that it is "
                + (promise.kind() == Promise.Kind.ALLOW ? "allowed" : "denied"),
            "see why: training-roles simulate SPEC --action "
                + promise.access().action()
                + " --resource "
                + promise.access().resource()));
  }
}
