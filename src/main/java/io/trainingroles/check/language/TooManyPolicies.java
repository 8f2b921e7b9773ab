package io.trainingroles.check.language;

import static io.trainingroles.finding.Severity.ERROR;
import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedPolicy;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.PolicyUse;
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
                .count()
            + role.judged().unseen().stream().filter(JudgedRole.UnseenPolicy::isAttached).count();
    if (attached > Quotas.ATTACHED_IN_OLD_ACCOUNTS) {
      findings.add(
          attached > Quotas.ATTACHED_AT_MOST ? ERROR : WARNING,
          role.place(),
          "managed policies",
          "'" + role.name() + "' has " + attached + " managed policies attached",
          "the limit is 10 or 20, and up to 25 once the quota 'Managed policies attached to an IAM"
              + " role' is raised");
    }
  }
}
