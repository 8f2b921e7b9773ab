package io.trainingroles.check;

/** A check that looks at one statement at a time of the trust policy. */
public interface TrustCheck extends Check {
  /**
   * Looks at a statement.
   *
   * @param statement the statement
   * @param notes what is written down about it
   */
  void review(ReviewedStatement statement, FindingCollector notes);

  @Override
  default void review(ReviewedRole role, FindingCollector notes) {
    role.trusts().forEach(statement -> review(statement, notes));
  }
}
