package io.trainingroles.cli;

/** Options that are right one by one, and not together; the message says so. */
final class WrongUsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WrongUsageException(String message) {
    super(message);
  }
}
