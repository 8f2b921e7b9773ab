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
   * @param notes what is written down about it
   */
  void review(ReviewedStatement statement, FindingCollector notes);

  @Override
  default void review(ReviewedRole role, FindingCollector notes) {
    role.grants().forEach(statement -> review(statement, notes));
  }
}
