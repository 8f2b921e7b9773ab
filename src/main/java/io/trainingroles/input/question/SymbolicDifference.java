package io.trainingroles.input.question;

import io.trainingroles.access.proof.AccessChange;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.PolicyUse;
import io.trainingroles.input.RolePolicy;
import io.trainingroles.input.StatementBounds;
import io.trainingroles.input.SurroundingPolicies;
import io.trainingroles.input.UnseenPolicy;
import io.trainingroles.input.symbol.SymbolCase;
import io.trainingroles.input.symbol.SymbolCases;
import io.trainingroles.input.symbol.SymbolTexts;
import io.trainingroles.input.symbol.SymbolsOfBoth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The difference of two roles with values that are known only later, whatever the values. */
final class SymbolicDifference {
  private final RoleComparison comparison;
  private final SurroundingPolicies around;

  SymbolicDifference(RoleComparison comparison, SurroundingPolicies around) {
    this.comparison = comparison;
    this.around = around;
  }

  /** Whether one of them has such a value in a statement about access. */
  static boolean isOpen(@Nullable JudgedRole before, @Nullable JudgedRole after) {
    return isOpen(before) || isOpen(after);
  }

  private static boolean isOpen(@Nullable JudgedRole role) {
    return role != null && role.unseenAccess().stream().anyMatch(UnseenPolicy::isBounded);
  }

  /** The difference in each case, if it is the same in all; else what is known without it. */
  RoleDifference of(
      @Nullable JudgedRole before, @Nullable JudgedRole after, RoleDifference bounded) {
    if (before != null && after != null && isSame(before, after)) {
      return bounded;
    }
    @Nullable JudgedRole old =
        before == null || after == null ? before : SymbolsOfBoth.apart(before, after);
    var texts = new SymbolTexts();
    both(old, after).forEach(role -> texts.add(role).add(around, role));
    RoleDifference usual = null;
    for (SymbolCase each : SymbolCases.of(texts, different(old, after))) {
      RoleDifference difference = in(each, old, after);
      if (usual == null) {
        usual = difference;
      }
      if (!kinds(difference.changes()).equals(kinds(usual.changes()))
          || difference.unknown().isEmpty() != usual.unknown().isEmpty()) {
        return bounded.withUnknown(UnknownReasons.of(each));
      }
    }
    RoleDifference first = Objects.requireNonNull(usual);
    return first.unknown().isEmpty() ? first : bounded.withUnknown(first.unknown());
  }

  /** Whether both have the same policies, of values that are the same. */
  private static boolean isSame(JudgedRole before, JudgedRole after) {
    return documents(before).equals(documents(after))
        && before.unseenAccess().equals(after.unseenAccess())
        && before.unseenAccess().stream().allMatch(UnseenPolicy::isNamed);
  }

  private static List<List<Object>> documents(JudgedRole role) {
    return role.policies().stream()
        .filter(policy -> !policy.use().namesPrincipals())
        .map(policy -> List.<Object>of(policy.use(), policy.name(), policy.document()))
        .toList();
  }

  private RoleDifference in(
      SymbolCase given, @Nullable JudgedRole before, @Nullable JudgedRole after) {
    @Nullable JudgedRole old = before == null ? null : given.in(before);
    @Nullable JudgedRole now = after == null ? null : given.in(after);
    RoleDifference difference = comparison.withinBounds(old, now, around);
    var unknown = new ArrayList<String>(difference.unknown());
    if (unknown.isEmpty() && isOpen(old, now)) {
      unknown.addAll(betweenBounds(difference, old, now));
    }
    return new RoleDifference(
        difference.role(),
        difference.kind(),
        difference.presence(),
        CaseChanges.shown(difference.changes(), given),
        unknown.stream().map(given::shown).toList(),
        CaseChanges.shown(difference.undocumented(), given),
        difference.documentedOn(),
        new DifferenceAssumptions(
            difference.assumptions().samePolicies(),
            CaseChanges.shown(difference.assumptions().liftedDenials(), given)));
  }

  /**
   * What both sides have and what is not known of it may still decide what differs: where it allows
   * more than at least, or denies less than at most.
   */
  private List<String> betweenBounds(
      RoleDifference least, @Nullable JudgedRole old, @Nullable JudgedRole now) {
    boolean isOfBoundary = both(old, now).anyMatch(SymbolicDifference::hasOpenBoundary);
    for (boolean allowsLeast : List.of(true, false)) {
      for (boolean deniesLeast : List.of(true, false)) {
        if (allowsLeast && !deniesLeast) {
          continue;
        }
        RoleDifference other =
            comparison.withinBounds(
                bound(old, allowsLeast, deniesLeast), bound(now, allowsLeast, deniesLeast), around);
        if (isOfBoundary || !kinds(least.changes()).equals(kinds(other.changes()))) {
          return both(old, now)
              .flatMap(role -> role.unseenAccess().stream())
              .filter(UnseenPolicy::isBounded)
              .map(UnknownReasons::of)
              .distinct()
              .toList();
        }
      }
    }
    return List.of();
  }

  /** What a boundary lets through and what a policy allows then depend on each other. */
  private static boolean hasOpenBoundary(JudgedRole role) {
    return role.policies().stream()
        .filter(policy -> policy.use() == PolicyUse.PERMISSIONS_BOUNDARY)
        .flatMap(policy -> policy.document().statements().stream())
        .anyMatch(statement -> !statement.isKnown());
  }

  /** The statements with such a value that only one of the two has; of one role, all. */
  private static List<Statement> different(@Nullable JudgedRole old, @Nullable JudgedRole now) {
    List<Statement> all =
        both(old, now)
            .flatMap(role -> role.unseenAccess().stream())
            .flatMap(policy -> Stream.ofNullable(policy.statement()))
            .toList();
    return all.stream().filter(each -> all.indexOf(each) == all.lastIndexOf(each)).toList();
  }

  private static Stream<JudgedRole> both(@Nullable JudgedRole old, @Nullable JudgedRole now) {
    return Stream.concat(Stream.ofNullable(old), Stream.ofNullable(now));
  }

  private static @Nullable JudgedRole bound(
      @Nullable JudgedRole role, boolean allowsLeast, boolean deniesLeast) {
    if (role == null) {
      return null;
    }
    List<RolePolicy> policies =
        role.policies().stream()
            .map(
                policy ->
                    policy.use().namesPrincipals()
                        ? policy
                        : bound(policy, allowsLeast, deniesLeast))
            .toList();
    List<UnseenPolicy> unseen =
        role.unseen().stream().filter(policy -> !policy.isBounded()).toList();
    return new JudgedRole(
        role.name(), role.path(), policies, unseen, role.attributes(), role.kind());
  }

  private static RolePolicy bound(RolePolicy policy, boolean allowsLeast, boolean deniesLeast) {
    List<Statement> statements =
        policy.document().statements().stream()
            .map(
                each ->
                    (each.effect() == Effect.ALLOW ? allowsLeast : deniesLeast)
                        ? StatementBounds.atLeast(each)
                        : StatementBounds.atMost(each))
            .toList();
    return new RolePolicy(
        policy.use(),
        policy.name(),
        new PolicyDocument(policy.document().version(), policy.document().id(), statements),
        policy.source(),
        policy.managed());
  }

  private static Set<AccessChange.Kind> kinds(List<AccessChange> changes) {
    Set<AccessChange.Kind> kinds = EnumSet.noneOf(AccessChange.Kind.class);
    changes.forEach(change -> kinds.add(change.kind()));
    return kinds;
  }
}
