package io.trainingroles.check;

/** One thing that a reviewer looks for. */
public interface Check {
  /**
   * What it looks for.
   *
   * @return the page, always the same
   */
  CheckPage page();

  /**
   * Looks at a role.
   *
   * @param role the role
   * @param notes what is written down about it
   */
  void review(ReviewedRole role, Notes notes);
}
