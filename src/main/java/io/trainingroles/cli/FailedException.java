package io.trainingroles.cli;

/** A command cannot go on; the message says why and what to do. */
final class FailedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  FailedException(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }
}
