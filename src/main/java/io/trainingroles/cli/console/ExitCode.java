package io.trainingroles.cli.console;

/** What the commands exit with. */
public final class ExitCode {
  /** All is well. */
  public static final int FINE = 0;

  /** The program failed: an output that cannot be written, a tool that is not there. */
  public static final int FAILED = 1;

  /** Wrong usage, or an input that cannot be read. */
  public static final int WRONG_INPUT = 2;

  /** The result is not as expected, such as a denial where an allow was expected. */
  public static final int NOT_AS_EXPECTED = 3;

  private ExitCode() {}
}
