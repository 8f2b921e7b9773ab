package io.trainingroles.input.question;

import io.trainingroles.access.PolicyKind;
import io.trainingroles.access.proof.AccessChange;
import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.JudgedKind;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.SurroundingPolicies;
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
 * @param kind whether it is a role, or what else has the policies
 * @param presence on which sides the role is
 * @param changes what is new and what is gone
 * @param unknown what may make a difference and is not known, one sentence each
 * @param undocumented what is new and what is gone for conceivable requests only, and for none that
 *     AWS documents
 * @param documentedOn the day of the documentation, where there are no other changes for requests
 *     that it has only; null where there are none for any conceivable request
 * @param assumptions what is taken for granted about policies that neither input has
 */
public record RoleDifference(
    String role,
    JudgedKind kind,
    Presence presence,
    List<AccessChange> changes,
    List<String> unknown,
    List<AccessChange> undocumented,
    @Nullable String documentedOn,
    DifferenceAssumptions assumptions) {
  /** On which sides of the comparison a role is. */
  public enum Presence {
    /** On both. */
    BOTH,
    /** Only on the new one. */
    ADDED,
    /** Only on the old one. */
    REMOVED
  }

  /** Keeps unchangeable copies. */
  public RoleDifference {
    changes = List.copyOf(changes);
    unknown = List.copyOf(unknown);
    undocumented = List.copyOf(undocumented);
  }

  /**
   * The same where what is not known is the same on both sides.
   *
   * @return the difference without anything unknown or assumed
   */
  public RoleDifference withoutUnknown() {
    return new RoleDifference(
        role,
        kind,
        presence,
        changes,
        List.of(),
        undocumented,
        documentedOn,
        DifferenceAssumptions.NONE);
  }

  /**
   * The same with more that is not known.
   *
   * @param more sentences
   * @return the difference, each sentence once
   */
  RoleDifference withUnknown(List<String> more) {
    List<String> all = Stream.concat(unknown.stream(), more.stream()).distinct().toList();
    return new RoleDifference(
        role, kind, presence, changes, all, undocumented, documentedOn, assumptions);
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
    var comparison = new RoleComparison(prover, around);
    if (before.size() == 1 && after.size() == 1 && isDocument(before, after)) {
      return List.of(comparison.of(before.get(0), after.get(0)));
    }
    Map<String, List<JudgedRole>> old = byName(HeldPolicies.shownAlone(before, after));
    Map<String, List<JudgedRole>> now = byName(HeldPolicies.shownAlone(after, before));
    return Stream.concat(now.keySet().stream(), old.keySet().stream())
        .distinct()
        .flatMap(
            name ->
                differences(
                    old.getOrDefault(name, List.of()),
                    now.getOrDefault(name, List.of()),
                    comparison))
        .toList();
  }

  /**
   * The changes that say something: of a role that is new or was removed, not that its trust policy
   * came or went with it.
   *
   * @return the changes, in their order
   */
  public List<AccessChange> telling() {
    boolean isOnOneSide = presence != Presence.BOTH && kind == JudgedKind.ROLE;
    return changes.stream()
        .filter(change -> !isOnOneSide || change.statement().kind() != PolicyKind.RESOURCE)
        .toList();
  }

  /**
   * Who may assume a role that is new.
   *
   * @return the statements of its trust policy that let somebody assume it
   */
  public List<Statement> trusting() {
    return presence != Presence.ADDED || kind != JudgedKind.ROLE
        ? List.of()
        : changes.stream()
            .filter(change -> change.statement().kind() == PolicyKind.RESOURCE)
            .filter(change -> change.cause() == AccessChange.Cause.ALLOW)
            .map(change -> change.statement().statement())
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
      List<JudgedRole> before, List<JudgedRole> after, RoleComparison comparison) {
    return IntStream.range(0, Math.max(before.size(), after.size()))
        .mapToObj(index -> comparison.of(at(before, index), at(after, index)));
  }

  private static @Nullable JudgedRole at(List<JudgedRole> roles, int index) {
    return index < roles.size() ? roles.get(index) : null;
  }
}
