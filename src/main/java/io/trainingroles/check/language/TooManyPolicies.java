package io.trainingroles.check.language;

import static io.trainingroles.finding.Severity.ERROR;
import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedPolicy;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.input.JudgedKind;
import io.trainingroles.input.PolicySource;
import io.trainingroles.input.PolicyUse;
import io.trainingroles.input.UnseenPolicy;
import io.trainingroles.policy.QuotaIssues;
import io.trainingroles.policy.Quotas;

/** More managed policies than IAM attaches to one role, user or group. */
final class TooManyPolicies implements Check {
  @Override
  public IssuePage page() {
    return QuotaIssues.TOO_MANY_POLICIES;
  }

  @Override
  public void review(ReviewedRole role, FindingCollector findings) {
    if (role.policies().stream().anyMatch(ReviewedPolicy::isDeclared)) {
      return;
    }
    long attached =
        role.judged().policies().stream()
                .filter(policy -> policy.use() == PolicyUse.MANAGED)
                .filter(policy -> !(policy.source() instanceof PolicySource.OfGroup))
                .count()
            + role.judged().unseen().stream().filter(UnseenPolicy::isAttached).count();
    Quota quota = quota(role.judged().kind());
    if (attached > Quotas.ATTACHED_IN_OLD_ACCOUNTS) {
      findings.add(
          attached > quota.atMost() ? ERROR : WARNING,
          role.place(),
          "managed policies",
          "'" + role.name() + "' has " + attached + " managed policies attached",
          quota.remedy());
    }
  }

  /** How many can be attached once the quota has been raised, and what to know about it. */
  private record Quota(int atMost, String remedy) {}

  /** A policy that stands alone counts as one of a role. */
  private static Quota quota(JudgedKind kind) {
    return switch (kind) {
      case USER ->
          new Quota(
              Quotas.ATTACHED_TO_A_USER_AT_MOST,
              "the limit is 10, and up to 20 once the quota 'Managed policies attached to an IAM"
                  + " user' is raised; attach some of them to a group of the user");
      case GROUP ->
          new Quota(
              Quotas.ATTACHED_IN_OLD_ACCOUNTS,
              "the limit is 10 for a group, and cannot be raised; merge some of them, or make"
                  + " another group");
      default -> new Quota(Quotas.ATTACHED_AT_MOST, QuotaIssues.RAISE_ATTACHED);
    };
  }
}
