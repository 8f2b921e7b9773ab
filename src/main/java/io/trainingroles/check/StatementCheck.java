package io.trainingroles.check;

/** A check that looks at one statement at a time, whatever the policy is to its role. */
public interface StatementCheck extends Check {
  /**
   * Looks at a statement.
   *
   * @param statement the statement
   * @param notes what is written down about it
   */
  void review(ReviewedStatement statement, FindingCollector notes);

  @Override
  default void review(ReviewedRole role, FindingCollector notes) {
    role.statements().forEach(statement -> review(statement, notes));
  }
}
