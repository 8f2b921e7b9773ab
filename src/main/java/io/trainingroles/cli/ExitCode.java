package io.trainingroles.cli;

/** What the commands exit with. */
final class ExitCode {
  /** All is well. */
  static final int FINE = 0;

  /** The program failed: an output that cannot be written, a tool that is not there. */
  static final int FAILED = 1;

  /** Wrong usage, or an input that cannot be read. */
  static final int WRONG_INPUT = 2;

  /** The result is not what was asked for, such as a denial where an allow was expected. */
  static final int NOT_AS_EXPECTED = 3;

  private ExitCode() {}
}
