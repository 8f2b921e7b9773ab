package io.trainingroles.check;

import io.trainingroles.access.set.AccessPattern;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.iam.Wildcards;
import io.trainingroles.input.JudgedRole;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What of each statement all policies together leave: without what others deny, what the boundary
 * does not let through, and what was allowed until a day that is past.
 */
final class PossibleGrants {
  private final JudgedRole role;
  private final List<ReviewedStatement> denials;
  private final RoleReach reach;

  PossibleGrants(JudgedRole role, List<ReviewedPolicy> policies, RoleReach reach) {
    this.role = role;
    this.denials =
        policies.stream()
            .filter(policy -> policy.use().isIdentity())
            .flatMap(policy -> policy.statements().stream())
            .filter(statement -> !statement.allows())
            .toList();
    this.reach = reach;
  }

  /** What is left of some statements that allow, in their order. */
  List<ReviewedStatement> of(List<ReviewedStatement> written) {
    return isLimited(written)
        ? written.stream().flatMap(grant -> possible(grant).stream()).toList()
        : written;
  }

  /** Whether something other than what grants says what the role can do. */
  private boolean isLimited(List<ReviewedStatement> written) {
    return !denials.isEmpty()
        || role.permissionsBoundary() != null
        || written.stream().anyMatch(RoleReach::isTimed);
  }

  /**
   * What a statement grants, with the denials of all policies, the boundary and the day. Nothing
   * can be proved about a statement with values that are known only after apply.
   */
  private Optional<ReviewedStatement> possible(ReviewedStatement grant) {
    if (!grant.statement().isKnown()) {
      return Optional.of(grant);
    }
    List<ActionPattern> left =
        grant.hasNotAction()
            ? List.of(ActionPattern.of("*"))
            : grant.statement().action().patterns();
    left =
        left.stream()
            .filter(pattern -> !mayBeDenied(grant, pattern.value()) || isPossible(grant, pattern))
            .toList();
    return left.isEmpty()
        ? Optional.empty()
        : Optional.of(
            grant.limited(
                left,
                action ->
                    !mayBeDenied(grant, action) || isPossible(AccessPattern.of(action, "*"))));
  }

  /** Whether something could take away all that a statement grants of some actions. */
  private boolean mayBeDenied(ReviewedStatement grant, String action) {
    return role.permissionsBoundary() != null
        || RoleReach.isTimed(grant)
        || denials.stream()
            .filter(denial -> mayCover(denial, grant))
            .anyMatch(
                denial ->
                    denial.hasNotAction()
                        != denial.statement().action().patterns().stream()
                            .anyMatch(pattern -> overlap(pattern.value(), action)));
  }

  /**
   * A denial under a condition leaves what does not meet it, unless the statement has conditions on
   * the same keys.
   */
  private static boolean mayCover(ReviewedStatement denial, ReviewedStatement grant) {
    return denial.statement().conditions().stream()
        .allMatch(condition -> !grant.conditionsOn(condition.key()).isEmpty());
  }

  private static boolean overlap(String one, String other) {
    return Wildcards.overlap(one.toLowerCase(Locale.ROOT), other.toLowerCase(Locale.ROOT));
  }

  private boolean isPossible(ReviewedStatement grant, ActionPattern action) {
    List<String> resources =
        grant.resourcePatterns().isEmpty() ? List.of("*") : grant.resourcePatterns();
    return resources.stream()
        .map(
            resource ->
                new AccessPattern(
                    action,
                    ResourcePattern.of(resource),
                    AcceptablePolicies.accepted(grant.statement()).conditions()))
        .anyMatch(this::isPossible);
  }

  private boolean isPossible(AccessPattern pattern) {
    return !(reach.of(pattern) instanceof Reach.Never);
  }
}
