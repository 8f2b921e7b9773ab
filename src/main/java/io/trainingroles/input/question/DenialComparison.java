package io.trainingroles.input.question;

import io.trainingroles.access.NamedPolicy;
import io.trainingroles.access.proof.AccessChange;
import io.trainingroles.access.proof.AccessDifference;
import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.access.proof.Undecided;
import io.trainingroles.access.set.RequestSet;
import io.trainingroles.finding.Location;
import io.trainingroles.iam.ActionElement.Actions;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.Principal;
import io.trainingroles.iam.PrincipalElement;
import io.trainingroles.iam.PrincipalElement.Principals;
import io.trainingroles.iam.ResourceElement.Resources;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.JudgedKind;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.PolicySource;
import io.trainingroles.input.PolicyUse;
import io.trainingroles.input.RolePolicy;
import io.trainingroles.input.SurroundingPolicies;
import io.trainingroles.input.UnseenPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one version denies and the other does not, whatever allows it. A resource policy, and a
 * policy that stands alone, are never all that a caller has: what they no longer deny is allowed
 * where another policy allows it. See <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">Policy
 * evaluation logic</a>.
 *
 * @param added what only the new version denies
 * @param lifted what only the old version denies
 * @param undecided what could not be compared
 */
record DenialComparison(
    List<AccessChange> added, List<AccessChange> lifted, List<Undecided> undecided) {
  private static final DenialComparison NONE =
      new DenialComparison(List.of(), List.of(), List.of());

  private static final String EVERYTHING = "everything";

  /** Of the policies that say who may use a resource; without a trust policy's Allow nobody may. */
  static DenialComparison ofResource(
      @Nullable JudgedRole before, @Nullable JudgedRole after, AccessProver prover) {
    if (!isOfResource(before) && !isOfResource(after)) {
      return NONE;
    }
    NamedPolicy old = ofResource(before);
    NamedPolicy now = ofResource(after);
    return denies(old.document()) || denies(now.document())
        ? of(prover.difference(RequestSet.ofResource(old), RequestSet.ofResource(now)))
        : NONE;
  }

  /** Of policies of which it is not known who has them, and what else that one has. */
  static DenialComparison ofIdentity(
      @Nullable JudgedRole before,
      @Nullable JudgedRole after,
      AccessProver prover,
      SurroundingPolicies around) {
    JudgedRole named = after == null ? before : after;
    return named != null && (isPartial(before) || isPartial(after))
        ? of(
            prover.difference(
                around.access(withEverything(named, before)),
                around.access(withEverything(named, after))))
        : NONE;
  }

  private static boolean isPartial(@Nullable JudgedRole role) {
    return role != null
        && (role.kind() == JudgedKind.DOCUMENT || role.kind() == JudgedKind.GROUP)
        && role.identityPolicies().stream().anyMatch(policy -> denies(policy.document()));
  }

  /**
   * What is possible now if a policy allows it that both have and neither input shows: it was
   * denied, or beyond the boundary.
   *
   * @return one sentence for each statement
   */
  static List<String> ofUnseen(
      @Nullable JudgedRole before,
      @Nullable JudgedRole after,
      AccessProver prover,
      SurroundingPolicies around) {
    if (before == null || after == null) {
      return List.of();
    }
    List<UnseenPolicy> unseen =
        around.unseenAccess(after).stream()
            .filter(policy -> policy.mayGrant() && !policy.isBounded())
            .toList();
    boolean hasBoth =
        !unseen.isEmpty()
            && around.unseenAccess(before).stream()
                .anyMatch(policy -> policy.mayGrant() && !policy.isBounded());
    if (!hasBoth) {
      return List.of();
    }
    AccessDifference difference =
        prover.difference(around.accessAtMost(before), around.accessAtMost(after));
    return Stream.concat(
            changes(difference, AccessChange.Kind.GRANTED)
                .map(change -> UnknownReasons.ifAllowed(change, unseen)),
            difference.undecided().stream().map(UnknownReasons::of))
        .distinct()
        .toList();
  }

  private static DenialComparison of(AccessDifference difference) {
    return new DenialComparison(
        changes(difference, AccessChange.Kind.REVOKED).toList(),
        changes(difference, AccessChange.Kind.GRANTED).toList(),
        difference.undecided());
  }

  private static Stream<AccessChange> changes(AccessDifference difference, AccessChange.Kind kind) {
    return difference.changes().stream().filter(change -> change.kind() == kind);
  }

  private static boolean isOfResource(@Nullable JudgedRole role) {
    return role != null
        && role.policies().stream()
            .map(RolePolicy::use)
            .anyMatch(use -> use == PolicyUse.RESOURCE || use == PolicyUse.REQUEST_LIMIT);
  }

  private static NamedPolicy ofResource(@Nullable JudgedRole role) {
    NamedPolicy policy = role == null ? null : role.policyOfPrincipals();
    List<Statement> own = policy == null ? List.of() : policy.document().statements();
    var statements = new ArrayList<Statement>(own);
    statements.add(all(Principals.of(new Principal.Everyone())));
    return new NamedPolicy(
        policy == null ? EVERYTHING : policy.name(), PolicyDocument.of(statements));
  }

  /** What has the policies of one version, if there is one, and a policy that allows everything. */
  private static JudgedRole withEverything(JudgedRole named, @Nullable JudgedRole version) {
    var everything =
        new RolePolicy(
            PolicyUse.MANAGED,
            EVERYTHING,
            PolicyDocument.of(List.of(all(null))),
            new PolicySource.Unwritten(new Location.Source(EVERYTHING)));
    List<RolePolicy> own = version == null ? List.of() : version.policies();
    return new JudgedRole(
        named.name(),
        named.path(),
        Stream.concat(own.stream(), Stream.of(everything)).toList(),
        version == null ? List.of() : version.unseen(),
        named.attributes(),
        named.kind());
  }

  private static Statement all(@Nullable PrincipalElement principal) {
    return new Statement(
        null, Effect.ALLOW, principal, Actions.of("*"), Resources.of("*"), List.of());
  }

  private static boolean denies(PolicyDocument document) {
    return document.statements().stream().anyMatch(statement -> statement.effect() == Effect.DENY);
  }
}
