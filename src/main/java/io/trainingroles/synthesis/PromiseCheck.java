package io.trainingroles.synthesis;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.access.decision.Decision;
import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.finding.Finding;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.iam.UnknownText;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.SurroundingPolicies;
import io.trainingroles.input.question.AccessPhrase;
import io.trainingroles.input.question.RoleDecision;
import io.trainingroles.input.question.RoleProof;
import io.trainingroles.role.value.TerraformReference;
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
        RoleProof proof = RoleProof.of(role, promise.access().pattern(), prover);
        return new CheckedPromise(promise, never(role, promise, proof), Optional.of(proof));
      }
      return new CheckedPromise(promise, expected(role, promise, prover), Optional.empty());
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

  private static Optional<Finding> expected(JudgedRole role, Promise promise, AccessProver prover) {
    AccessPhrase asked = promise.access();
    boolean isAllow = promise.kind() == Promise.Kind.ALLOW;
    RoleDecision decided =
        RoleDecision.of(
            role, asked.action(), asked.resource(), asked.context(), SurroundingPolicies.NONE);
    boolean isKnown =
        !(decided.decision() instanceof Decision.Indeterminate)
            && asked.when().values().stream().noneMatch(UnknownText::isIn);
    boolean isAllowed = decided.isAllowed();
    if (isKnown ? isAllowed == isAllow : isKeptForAnyValue(role, promise, prover)) {
      return Optional.empty();
    } else if (!isKnown && !asked.references().isEmpty()) {
      return Optional.of(
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
                + (isAllow ? "allowed" : "denied"),
            "see why: training-roles simulate SPEC --action "
                + promise.access().action()
                + " --resource "
                + shown(asked.resource())));
  }

  /** A reference stands between quotation marks, as a shell has a meaning for it. */
  private static String shown(String resource) {
    return UnknownText.isIn(resource) ? "'" + TerraformReference.shown(resource) + "'" : resource;
  }

  /** Whether a value of a condition key, or a part of a name, decides nothing. */
  private static boolean isKeptForAnyValue(JudgedRole role, Promise promise, AccessProver prover) {
    AccessPhrase asked = promise.access();
    return !asked.references().isEmpty()
        && (promise.kind() == Promise.Kind.ALLOW
            ? ReferredAccess.isSurelyAllowed(role, asked)
            : RoleProof.of(role, asked.pattern(), prover).result() == RoleProof.Result.PROVED);
  }
}
