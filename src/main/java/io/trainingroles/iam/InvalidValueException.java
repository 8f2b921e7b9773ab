package io.trainingroles.iam;

/**
 * A value that its type does not allow. It keeps apart what is wrong and what to do, so that a
 * reader of files can turn it into a diagnostic with a line.
 */
public final class InvalidValueException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String problem;
  private final String remedy;

  /**
   * A value is not allowed.
   *
   * @param problem one sentence without its full stop: what is wrong, with the value that was given
   * @param remedy one sentence without its full stop: what is allowed, or what to do
   */
  public InvalidValueException(String problem, String remedy) {
    super(problem + "; " + remedy);
    this.problem = problem;
    this.remedy = remedy;
  }

  /**
   * What is wrong.
   *
   * @return one sentence without its full stop
   */
  public String problem() {
    return problem;
  }

  /**
   * What is allowed, or what to do.
   *
   * @return one sentence without its full stop
   */
  public String remedy() {
    return remedy;
  }
}
