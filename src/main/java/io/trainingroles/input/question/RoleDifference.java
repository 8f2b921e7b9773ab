package io.trainingroles.input.question;

import io.trainingroles.access.NamedPolicy;
import io.trainingroles.access.PolicyStatement;
import io.trainingroles.access.decision.ResourcePolicyElements;
import io.trainingroles.access.proof.AccessChange;
import io.trainingroles.access.proof.AccessDifference;
import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.access.proof.Strength;
import io.trainingroles.access.proof.Undecided;
import io.trainingroles.access.set.RequestSet;
import io.trainingroles.iam.ActionElement.Actions;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.Principal;
import io.trainingroles.iam.PrincipalElement.Principals;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.JudgedRole.UnseenPolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a role allows differently, and whom it lets assume it differently.
 *
 * @param role the role's name
 * @param presence on which sides the role is
 * @param changes what came and what went
 * @param unknown what may make a difference and is not known, in words
 * @param undocumented what came and went for conceivable requests only, and for none that AWS
 *     documents
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

  /** The trust policy of a role that is not there. */
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
   * Compares the roles of two inputs by their names. Two documents that stand alone are compared
   * whatever their names; a role that is on one side only allows nothing on the other.
   *
   * @param before the roles as they were
   * @param after the roles as they are
   * @param prover what compares them
   * @return one for each role, those of {@code after} first
   * @throws io.trainingroles.iam.InvalidValueException if a policy has what it may not have
   */
  public static List<RoleDifference> between(
      List<JudgedRole> before, List<JudgedRole> after, AccessProver prover) {
    if (before.size() == 1 && after.size() == 1 && isDocument(before, after)) {
      return List.of(of(before.get(0), after.get(0), prover));
    }
    Map<String, JudgedRole> old = byName(before);
    Map<String, JudgedRole> now = byName(after);
    return Stream.concat(now.keySet().stream(), old.keySet().stream())
        .distinct()
        .map(name -> of(old.get(name), now.get(name), prover))
        .toList();
  }

  /**
   * Whether something is allowed that was not.
   *
   * @return true if something came
   */
  public boolean isBroadened() {
    return has(AccessChange.Kind.GRANTED);
  }

  /**
   * Whether something is not allowed that was.
   *
   * @return true if something went
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

  private static Map<String, JudgedRole> byName(List<JudgedRole> roles) {
    var byName = new LinkedHashMap<String, JudgedRole>();
    roles.forEach(role -> byName.put(role.name(), role));
    return byName;
  }

  private static RoleDifference of(
      @Nullable JudgedRole before, @Nullable JudgedRole after, AccessProver prover) {
    AccessDifference access = prover.difference(access(before), access(after));
    var changes = new ArrayList<AccessChange>(access.changes());
    var unknown = new ArrayList<String>(undecided(access));
    var undocumented = new ArrayList<AccessChange>(access.undocumented());
    boolean isOfDocumented = access.strength() == Strength.DOCUMENTED_REQUESTS;
    if (after != null && after.trustPolicy() != null && knowsTrust(before)) {
      AccessDifference trust = prover.difference(trust(before), trust(after));
      changes.addAll(trust.changes());
      unknown.addAll(undecided(trust));
      undocumented.addAll(trust.undocumented());
      isOfDocumented |= trust.strength() == Strength.DOCUMENTED_REQUESTS;
    }
    addUnseen(unknown, unseen(after), unseen(before), " is new and not in the input");
    addUnseen(unknown, unseen(before), unseen(after), " is gone and not in the input");
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

  /** A role that was not there let nobody in; one whose trust policy is not seen may have. */
  private static boolean knowsTrust(@Nullable JudgedRole before) {
    return before == null || before.trustPolicy() != null;
  }

  private static RequestSet access(@Nullable JudgedRole role) {
    return role == null ? RequestSet.ofRole(List.of(), null) : role.access();
  }

  private static RequestSet trust(@Nullable JudgedRole role) {
    NamedPolicy policy = role == null ? null : role.trustPolicy();
    if (policy != null) {
      ResourcePolicyElements.check(policy.document());
    }
    return RequestSet.ofResource(policy == null ? NOBODY : policy);
  }

  private static List<UnseenPolicy> unseen(@Nullable JudgedRole role) {
    return role == null ? List.of() : role.unseen();
  }

  private static void addUnseen(
      List<String> unknown, List<UnseenPolicy> here, List<UnseenPolicy> there, String says) {
    here.stream()
        .filter(policy -> !policy.isNamed() || !there.contains(policy))
        .map(policy -> words(policy) + (policy.isNamed() ? says : " is not in the input"))
        .filter(sentence -> !unknown.contains(sentence))
        .forEach(unknown::add);
  }

  private static String words(UnseenPolicy policy) {
    return policy.name() + " (" + policy.arn() + ")";
  }

  private static List<String> undecided(AccessDifference difference) {
    return difference.undecided().stream().map(RoleDifference::words).toList();
  }

  static String words(Undecided undecided) {
    PolicyStatement place = undecided.statement();
    String statement = "statement " + (place.index() + 1) + " of " + place.policy();
    return switch (undecided.reason()) {
      case LIMIT -> statement + " was not searched to its end";
      case NOT_CONFIRMED -> statement + " depends on a value that is not known, such as a variable";
    };
  }
}
