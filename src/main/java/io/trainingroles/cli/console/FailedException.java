package io.trainingroles.cli.console;

/** A command cannot go on; the message says why and what to do. */
public final class FailedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  public FailedException(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  public int exitCode() {
    return exitCode;
  }
}
