package io.trainingroles.input.question;

import io.trainingroles.access.NamedPolicy;
import io.trainingroles.access.Policies;
import io.trainingroles.access.proof.AccessChange;
import io.trainingroles.access.proof.AccessDifference;
import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.access.proof.Strength;
import io.trainingroles.access.set.RequestSet;
import io.trainingroles.iam.ActionElement.NotActions;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.Principal;
import io.trainingroles.iam.PrincipalElement.Principals;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.JudgedKind;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.SurroundingPolicies;
import io.trainingroles.input.UnseenPolicy;
import io.trainingroles.input.UnseenPolicy.UnseenExtent;
import io.trainingroles.input.question.RoleDifference.Presence;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares two versions of one role, or of what else has policies. */
final class RoleComparison {
  /** For a role that does not exist, and a resource without a policy: it matches no request. */
  private static final NamedPolicy NO_POLICY =
      new NamedPolicy(
          "no policy",
          PolicyDocument.of(
              List.of(
                  new Statement(
                      null,
                      Effect.ALLOW,
                      Principals.of(new Principal.Everyone()),
                      new NotActions(List.of(ActionPattern.of("*"))),
                      null,
                      List.of()))));

  private final AccessProver prover;
  private final SurroundingPolicies given;

  RoleComparison(AccessProver prover, SurroundingPolicies given) {
    this.prover = prover;
    this.given = given;
  }

  /** How they differ; of the two, one may be null. */
  RoleDifference of(@Nullable JudgedRole before, @Nullable JudgedRole after) {
    SurroundingPolicies around = given.askedBy(oneOf(before, after));
    var ofOneRole = new RoleComparison(prover.ofOneComparison(), given);
    RoleDifference bounded = ofOneRole.withinBounds(before, after, around);
    return SymbolicDifference.isOpen(before, after)
        ? new SymbolicDifference(this, around).of(before, after, bounded)
        : bounded;
  }

  /** The newer one that there is. */
  private static JudgedRole oneOf(@Nullable JudgedRole before, @Nullable JudgedRole after) {
    if (after != null) {
      return after;
    } else if (before != null) {
      return before;
    }
    throw new IllegalArgumentException("there must be at least one role");
  }

  /** The difference of what is allowed for certain, and what is not known of it. */
  RoleDifference withinBounds(
      @Nullable JudgedRole before, @Nullable JudgedRole after, SurroundingPolicies around) {
    List<AccessDifference> differences = differences(before, after, around);
    var resource = DenialComparison.ofResource(before, after, prover);
    var identity = DenialComparison.ofIdentity(before, after, prover, around);
    var limit = LimitComparison.of(before, after, prover);
    var targets = TargetComparison.of(before, after, prover);
    var changes = new ArrayList<AccessChange>();
    differences.forEach(difference -> changes.addAll(difference.changes()));
    changes.addAll(notIn(changes, resource.added()).toList());
    changes.addAll(limit.tightened());
    changes.addAll(notIn(changes, targets.tightened()).toList());
    var unknown = new LinkedHashSet<String>();
    Stream.of(
            differences.stream().flatMap(each -> each.undecided().stream()),
            resource.undecided().stream(),
            identity.undecided().stream())
        .flatMap(each -> each)
        .map(UnknownReasons::of)
        .forEach(unknown::add);
    notIn(changes, resource.lifted()).map(UnknownReasons::ofLifted).forEach(unknown::add);
    unknown.addAll(limit.lifted());
    unknown.addAll(targets.lifted());
    unknown.addAll(PrincipalTags.changed(before, after));
    unknown.addAll(DenialComparison.ofUnseen(before, after, prover, around));
    List<UnseenPolicy> old = unseen(before, around);
    List<UnseenPolicy> now = unseen(after, around);
    addUnseen(unknown, now, old, "was added");
    addUnseen(unknown, old, now, "was removed");
    JudgedRole named = oneOf(before, after);
    return new RoleDifference(
        named.name(),
        named.kind(),
        presence(named.kind(), before, after),
        changes,
        List.copyOf(unknown),
        differences.stream().flatMap(difference -> difference.undocumented().stream()).toList(),
        differences.stream()
                .anyMatch(difference -> difference.strength() == Strength.DOCUMENTED_REQUESTS)
            ? prover.documentationDate().orElseThrow()
            : null,
        new DifferenceAssumptions(
            samePolicies(old, now), notIn(changes, identity.lifted()).toList()));
  }

  /** Inputs leave out users and groups without policies, so one that is not there may exist. */
  private static Presence presence(
      JudgedKind kind, @Nullable JudgedRole before, @Nullable JudgedRole after) {
    if (kind == JudgedKind.USER || kind == JudgedKind.GROUP) {
      return Presence.BOTH;
    }
    return before == null ? Presence.ADDED : after == null ? Presence.REMOVED : Presence.BOTH;
  }

  /** What is allowed to it, and who may use it; the latter where both sides are known. */
  private List<AccessDifference> differences(
      @Nullable JudgedRole before, @Nullable JudgedRole after, SurroundingPolicies around) {
    AccessDifference access = prover.difference(access(before, around), access(after, around));
    return knowsPrincipals(before) && knowsPrincipals(after)
        ? List.of(access, prover.difference(principals(before), principals(after)))
        : List.of(access);
  }

  /** A role that does not exist trusts nobody; one whose trust policy is not known may. */
  private static boolean knowsPrincipals(@Nullable JudgedRole role) {
    return role == null || role.policyOfPrincipals() != null;
  }

  private static RequestSet access(@Nullable JudgedRole role, SurroundingPolicies around) {
    if (role != null) {
      return around.access(role);
    }
    return around.principal() == null
        ? RequestSet.ofRole(List.of(), null)
        : RequestSet.ofCaller(around.principal(), Policies.NONE);
  }

  private static RequestSet principals(@Nullable JudgedRole role) {
    NamedPolicy policy = role == null ? null : role.policyOfPrincipals();
    return RequestSet.ofResource(policy == null ? NO_POLICY : policy);
  }

  private static List<UnseenPolicy> unseen(@Nullable JudgedRole role, SurroundingPolicies around) {
    if (role == null) {
      return List.of();
    }
    List<UnseenPolicy> access = around.unseenAccess(role);
    return role.unseen().stream()
        .filter(policy -> !policy.isAboutAccess() || access.contains(policy))
        .toList();
  }

  private static void addUnseen(
      Set<String> unknown, List<UnseenPolicy> here, List<UnseenPolicy> there, String reason) {
    here.stream()
        .filter(policy -> !policy.isNamed() || !there.contains(policy))
        .map(
            policy ->
                there.stream()
                    .filter(policy::isWrittenAs)
                    .map(other -> UnknownReasons.of(policy, other))
                    .findFirst()
                    .orElseGet(
                        () ->
                            policy.isNamed()
                                ? UnknownReasons.of(policy, reason)
                                : UnknownReasons.of(policy)))
        .forEach(unknown::add);
  }

  /** The policies that both name by their ARNs: the documents may differ all the same. */
  private static List<String> samePolicies(List<UnseenPolicy> old, List<UnseenPolicy> now) {
    return now.stream()
        .filter(policy -> policy.extent() == UnseenExtent.DOCUMENT && old.contains(policy))
        .map(UnseenPolicy::arn)
        .toList();
  }

  /** The changes of statements that no change of the same kind names. */
  private static Stream<AccessChange> notIn(List<AccessChange> changes, List<AccessChange> others) {
    return others.stream()
        .filter(
            other ->
                changes.stream()
                    .noneMatch(
                        each ->
                            each.kind() == other.kind()
                                && each.statement().equals(other.statement())));
  }
}
