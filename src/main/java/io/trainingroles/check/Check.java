package io.trainingroles.check;

import io.trainingroles.finding.IssuePage;

/** A check of a role. */
public interface Check {
  /**
   * The page of its findings.
   *
   * @return the page, always the same
   */
  IssuePage page();

  /**
   * Looks at a role.
   *
   * @param role the role
   * @param findings collects the findings
   */
  void review(ReviewedRole role, FindingCollector findings);
}
