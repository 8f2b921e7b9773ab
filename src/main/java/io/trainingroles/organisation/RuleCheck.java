package io.trainingroles.organisation;

import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.finding.IssuePage;

/**
 * A rule of an organisation as a check of a review.
 *
 * @param rule the rule
 * @param prover what answers questions about all requests
 */
record RuleCheck(Rule rule, AccessProver prover) implements Check {
  @Override
  public IssuePage page() {
    return rule.form().page();
  }

  @Override
  public void review(ReviewedRole role, FindingCollector findings) {
    for (Breach breach : rule.requirement().breaches(role.judged(), prover)) {
      findings.add(breach.place(), breach.subject(), breach.problem(), rule.remedy());
    }
  }
}
