package io.trainingroles.input.question;

import io.trainingroles.access.NamedPolicy;
import io.trainingroles.access.proof.AccessChange;
import io.trainingroles.access.proof.AccessDifference;
import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.access.set.RequestSet;
import io.trainingroles.iam.ActionElement.Actions;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.ResourceElement.Resources;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.PolicyUse;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What limits that stand alone let through: service control policies and session policies, of which
 * it is not known whom they limit. What such a policy newly lets through is allowed to whoever has
 * another policy that allows it. See <a
 * href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html">Service
 * control policies</a>.
 *
 * @param lifted what is newly let through, one sentence each
 * @param tightened what is no longer let through
 */
record LimitComparison(List<String> lifted, List<AccessChange> tightened) {
  private static final LimitComparison NONE = new LimitComparison(List.of(), List.of());
  private static final String EVERYTHING = "everything";
  private static final Statement ALL = Statement.allow(Actions.of("*"), Resources.of("*"));

  /** Of two versions of a limit; one that is not there limits nothing. */
  static LimitComparison of(
      @Nullable JudgedRole before, @Nullable JudgedRole after, AccessProver prover) {
    if (!isLimit(before) && !isLimit(after)) {
      return NONE;
    }
    List<Statement> old = statements(before);
    List<Statement> now = statements(after);
    String name = name(after == null ? before : after);
    // What only denies stands beside another that allows, as a limit that allows nothing is none.
    boolean isWhole = allows(old) || allows(now);
    AccessDifference difference =
        isWhole
            ? prover.difference(
                set(name, before == null ? List.of(ALL) : old),
                set(name, after == null ? List.of(ALL) : now))
            : prover.difference(set(name, withEverything(old)), set(name, withEverything(now)));
    return new LimitComparison(
        Stream.concat(
                changes(difference, AccessChange.Kind.GRANTED).map(UnknownReasons::ofLimit),
                difference.undecided().stream().map(UnknownReasons::of))
            .distinct()
            .toList(),
        changes(difference, AccessChange.Kind.REVOKED).toList());
  }

  private static RequestSet set(String name, List<Statement> statements) {
    return RequestSet.ofRole(List.of(new NamedPolicy(name, PolicyDocument.of(statements))), null);
  }

  private static Stream<AccessChange> changes(AccessDifference difference, AccessChange.Kind kind) {
    return difference.changes().stream().filter(change -> change.kind() == kind);
  }

  /** A policy that stands alone and limits those whom the input does not show. */
  private static boolean isLimit(@Nullable JudgedRole role) {
    return role != null && role.isDocument() && role.permissionsBoundary() != null;
  }

  private static boolean allows(List<Statement> statements) {
    return statements.stream().anyMatch(each -> each.effect() == Effect.ALLOW);
  }

  private static List<Statement> statements(@Nullable JudgedRole role) {
    NamedPolicy limit = role == null ? null : role.permissionsBoundary();
    return limit == null ? List.of() : limit.document().statements();
  }

  private static String name(@Nullable JudgedRole role) {
    return role == null
        ? EVERYTHING
        : role.policies().stream()
            .filter(policy -> policy.use() == PolicyUse.PERMISSIONS_BOUNDARY)
            .findFirst()
            .orElseThrow()
            .name();
  }

  private static List<Statement> withEverything(List<Statement> statements) {
    return Stream.concat(statements.stream(), Stream.of(ALL)).toList();
  }
}
