package io.trainingroles.check;

import io.trainingroles.finding.IssuePage;

/** One thing that a reviewer looks for. */
public interface Check {
  /**
   * What it looks for.
   *
   * @return the page, always the same
   */
  IssuePage page();

  /**
   * Looks at a role.
   *
   * @param role the role
   * @param notes what is written down about it
   */
  void review(ReviewedRole role, FindingCollector notes);
}
