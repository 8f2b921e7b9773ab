package io.trainingroles.input.question;

import io.trainingroles.access.NamedPolicy;
import io.trainingroles.access.Policies;
import io.trainingroles.access.PolicyKind;
import io.trainingroles.access.proof.AccessChange;
import io.trainingroles.access.proof.AccessDifference;
import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.access.proof.Strength;
import io.trainingroles.access.set.RequestSet;
import io.trainingroles.iam.ActionElement.Actions;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.Principal;
import io.trainingroles.iam.PrincipalElement.Principals;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.SurroundingPolicies;
import io.trainingroles.input.UnseenPolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How two versions of a role differ in what they allow, and in who may assume them.
 *
 * @param role the role's name
 * @param presence on which sides the role is
 * @param changes what is new and what is gone
 * @param unknown what may make a difference and is not known, one sentence each
 * @param undocumented what is new and what is gone for conceivable requests only, and for none that
 *     AWS documents
 * @param documentedOn the day of the documentation, where there are no other changes for requests
 *     that it has only; null where there are none for any conceivable request
 */
public record RoleDifference(
    String role,
    Presence presence,
    List<AccessChange> changes,
    List<String> unknown,
    List<AccessChange> undocumented,
    @Nullable String documentedOn) {
  /** On which sides of the comparison a role is. */
  public enum Presence {
    /** On both. */
    BOTH,
    /** Only on the new one. */
    ADDED,
    /** Only on the old one. */
    REMOVED
  }

  /** The trust policy of a role that does not exist. */
  private static final NamedPolicy NOBODY =
      new NamedPolicy(
          "no role",
          PolicyDocument.of(
              List.of(
                  new Statement(
                      null,
                      Effect.DENY,
                      Principals.of(new Principal.Everyone()),
                      Actions.of("*"),
                      null,
                      List.of()))));

  /** Keeps unchangeable copies. */
  public RoleDifference {
    changes = List.copyOf(changes);
    unknown = List.copyOf(unknown);
    undocumented = List.copyOf(undocumented);
  }

  /**
   * The same where what is not known is the same on both sides.
   *
   * @return the difference without anything unknown
   */
  public RoleDifference withoutUnknown() {
    return new RoleDifference(role, presence, changes, List.of(), undocumented, documentedOn);
  }

  /**
   * Compares the roles of two inputs by their names. Two single documents are compared whatever
   * their names; a role that is only on one side allows nothing on the other.
   *
   * @param before the roles as they were
   * @param after the roles as they are
   * @param prover what compares them
   * @return one for each role, those of {@code after} first
   * @throws io.trainingroles.iam.InvalidValueException if a policy is not valid
   */
  public static List<RoleDifference> between(
      List<JudgedRole> before, List<JudgedRole> after, AccessProver prover) {
    return between(before, after, prover, SurroundingPolicies.NONE);
  }

  /**
   * Compares the roles of two inputs by their names, under policies that both sides have.
   *
   * @param before the roles as they were
   * @param after the roles as they are
   * @param prover what compares them
   * @param around the policies around each role, before and after
   * @return one for each role, those of {@code after} first
   * @throws io.trainingroles.iam.InvalidValueException if a policy is not valid
   */
  public static List<RoleDifference> between(
      List<JudgedRole> before,
      List<JudgedRole> after,
      AccessProver prover,
      SurroundingPolicies around) {
    if (before.size() == 1 && after.size() == 1 && isDocument(before, after)) {
      return List.of(of(before.get(0), after.get(0), prover, around));
    }
    Map<String, List<JudgedRole>> old = byName(before);
    Map<String, List<JudgedRole>> now = byName(after);
    return Stream.concat(now.keySet().stream(), old.keySet().stream())
        .distinct()
        .flatMap(
            name ->
                differences(
                    old.getOrDefault(name, List.of()),
                    now.getOrDefault(name, List.of()),
                    prover,
                    around))
        .toList();
  }

  /**
   * The changes that say something: of a role that is new or was removed, not that its trust policy
   * came or went with it.
   *
   * @return the changes, in their order
   */
  public List<AccessChange> telling() {
    return changes.stream()
        .filter(
            change -> presence == Presence.BOTH || change.statement().kind() != PolicyKind.RESOURCE)
        .toList();
  }

  /**
   * Whether something is allowed that was not.
   *
   * @return true if access is new
   */
  public boolean isBroadened() {
    return has(AccessChange.Kind.GRANTED);
  }

  /**
   * Whether something is not allowed that was.
   *
   * @return true if access is gone
   */
  public boolean isNarrowed() {
    return has(AccessChange.Kind.REVOKED);
  }

  private boolean has(AccessChange.Kind kind) {
    return changes.stream().anyMatch(change -> change.kind() == kind);
  }

  private static boolean isDocument(List<JudgedRole> before, List<JudgedRole> after) {
    return before.get(0).isDocument() || after.get(0).isDocument();
  }

  /** Roles of several accounts may have the same name; they are compared in their order. */
  private static Map<String, List<JudgedRole>> byName(List<JudgedRole> roles) {
    return roles.stream()
        .collect(Collectors.groupingBy(JudgedRole::name, LinkedHashMap::new, Collectors.toList()));
  }

  private static Stream<RoleDifference> differences(
      List<JudgedRole> before,
      List<JudgedRole> after,
      AccessProver prover,
      SurroundingPolicies around) {
    return IntStream.range(0, Math.max(before.size(), after.size()))
        .mapToObj(index -> of(at(before, index), at(after, index), prover, around));
  }

  private static @Nullable JudgedRole at(List<JudgedRole> roles, int index) {
    return index < roles.size() ? roles.get(index) : null;
  }

  private static RoleDifference of(
      @Nullable JudgedRole before,
      @Nullable JudgedRole after,
      AccessProver prover,
      SurroundingPolicies given) {
    JudgedRole named = after == null ? before : after;
    SurroundingPolicies around = named == null ? given : given.askedBy(named);
    RoleDifference bounded = withinBounds(before, after, prover, around);
    return SymbolicDifference.isOpen(before, after)
        ? new SymbolicDifference(prover, around).of(before, after, bounded)
        : bounded;
  }

  /** The difference of what is allowed for certain, and what is not known of it. */
  static RoleDifference withinBounds(
      @Nullable JudgedRole before,
      @Nullable JudgedRole after,
      AccessProver prover,
      SurroundingPolicies around) {
    AccessDifference access = prover.difference(access(before, around), access(after, around));
    var changes = new ArrayList<AccessChange>(access.changes());
    var unknown = new ArrayList<String>(undecided(access));
    var undocumented = new ArrayList<AccessChange>(access.undocumented());
    boolean isOfDocumented = access.strength() == Strength.DOCUMENTED_REQUESTS;
    if (after != null && after.policyOfPrincipals() != null && knowsTrust(before)) {
      AccessDifference trust = prover.difference(trust(before), trust(after));
      changes.addAll(trust.changes());
      unknown.addAll(undecided(trust));
      undocumented.addAll(trust.undocumented());
      isOfDocumented |= trust.strength() == Strength.DOCUMENTED_REQUESTS;
    }
    addUnseen(unknown, unseen(after, around), unseen(before, around), "was added");
    addUnseen(unknown, unseen(before, around), unseen(after, around), "was removed");
    String name =
        after == null && before != null ? before.name() : after == null ? "" : after.name();
    Presence presence =
        before == null ? Presence.ADDED : after == null ? Presence.REMOVED : Presence.BOTH;
    return new RoleDifference(
        name,
        presence,
        changes,
        unknown,
        undocumented,
        isOfDocumented ? prover.documentationDate().orElseThrow() : null);
  }

  /** A role that did not exist trusted nobody; one whose trust policy is not known may have. */
  private static boolean knowsTrust(@Nullable JudgedRole before) {
    return before == null || before.policyOfPrincipals() != null;
  }

  private static RequestSet access(@Nullable JudgedRole role, SurroundingPolicies around) {
    if (role != null) {
      return around.access(role);
    }
    return around.principal() == null
        ? RequestSet.ofRole(List.of(), null)
        : RequestSet.ofCaller(around.principal(), Policies.NONE);
  }

  private static RequestSet trust(@Nullable JudgedRole role) {
    NamedPolicy policy = role == null ? null : role.policyOfPrincipals();
    return RequestSet.ofResource(policy == null ? NOBODY : policy);
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
      List<String> unknown, List<UnseenPolicy> here, List<UnseenPolicy> there, String reason) {
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
        .filter(sentence -> !unknown.contains(sentence))
        .forEach(unknown::add);
  }

  private static List<String> undecided(AccessDifference difference) {
    return difference.undecided().stream().map(UnknownReasons::of).toList();
  }
}
