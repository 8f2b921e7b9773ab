package io.trainingroles.check;

/** A check that looks at one statement at a time, whatever the policy is to its role. */
public interface StatementCheck extends Check {
  /**
   * Looks at a statement.
   *
   * @param statement the statement
   * @param findings collects the findings
   */
  void review(ReviewedStatement statement, FindingCollector findings);

  @Override
  default void review(ReviewedRole role, FindingCollector findings) {
    role.statements().forEach(statement -> review(statement, findings));
  }
}
