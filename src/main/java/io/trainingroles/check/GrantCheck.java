package io.trainingroles.check;

/**
 * A check that looks at one statement at a time of those that grant something to the role: the
 * statements with {@code Allow} of inline and managed policies. A permissions boundary grants
 * nothing, so how broad it is does not matter to such a check.
 */
public interface GrantCheck extends Check {
  /**
   * Looks at a statement.
   *
   * @param statement the statement
   * @param findings collects the findings
   */
  void review(ReviewedStatement statement, FindingCollector findings);

  @Override
  default void review(ReviewedRole role, FindingCollector findings) {
    role.grants().forEach(statement -> review(statement, findings));
  }
}
