package io.trainingroles.adoption;

import io.trainingroles.iam.Statement;
import java.util.List;

/**
 * What changes in a policy of a role that is narrowed.
 *
 * @param policy the policy's name; the ARN of one that is attached
 * @param isAttached whether the role has it by its ARN, so that it is detached rather than changed
 * @param statements its statements that change, in their order
 * @param moved what of an attached policy becomes an inline policy of the role
 * @param isGone whether the role does not have it any more
 */
public record PolicyEdit(
    String policy,
    boolean isAttached,
    List<StatementEdit> statements,
    List<Statement> moved,
    boolean isGone) {

  /** Keeps an unchangeable copy. */
  public PolicyEdit {
    statements = List.copyOf(statements);
    moved = List.copyOf(moved);
  }

  /**
   * What becomes of a statement.
   *
   * @param number its number in the policy, from 1
   * @param before the statement
   * @param after what is left of it; nothing where no job needs any of it
   */
  public record StatementEdit(int number, Statement before, List<Statement> after) {
    /** Keeps an unchangeable copy. */
    public StatementEdit {
      after = List.copyOf(after);
    }
  }
}
