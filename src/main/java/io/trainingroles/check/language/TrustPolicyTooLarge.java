package io.trainingroles.check.language;

import static io.trainingroles.finding.Severity.ERROR;
import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedPolicy;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.input.ElementPath;
import io.trainingroles.input.PolicyUse;
import io.trainingroles.policy.PolicySize;
import io.trainingroles.policy.QuotaIssues;
import java.util.Locale;

/** A trust policy that is longer than IAM's quota. */
final class TrustPolicyTooLarge implements Check {
  @Override
  public IssuePage page() {
    return QuotaIssues.TRUST_POLICY_TOO_LARGE;
  }

  @Override
  public void review(ReviewedRole role, FindingCollector findings) {
    for (ReviewedPolicy policy : role.policies()) {
      int size = policy.use() == PolicyUse.TRUST ? PolicySize.of(policy.document()) : 0;
      if (size > PolicySize.TRUST_BY_DEFAULT && !policy.isDeclared()) {
        findings.add(
            size > PolicySize.TRUST_AT_MOST ? ERROR : WARNING,
            policy.at(ElementPath.DOCUMENT),
            policy.name(),
            String.format(Locale.ROOT, "the trust policy has %,d characters", size),
            QuotaIssues.RAISE_TRUST);
      }
    }
  }
}
