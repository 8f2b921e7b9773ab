package io.trainingroles.cli.console;

/**
 * What is still done when the program is ended from outside: by Ctrl-C, by {@code kill}, or because
 * its terminal is closed.
 */
public final class Interruption {
  private final Thread hook;

  private Interruption(Runnable action) {
    this.hook = new Thread(action);
  }

  /**
   * Does this when the program is ended from outside.
   *
   * @throws FailedException if it is being ended already, and nothing new may begin
   */
  public static Interruption does(Runnable action) throws FailedException {
    var interruption = new Interruption(action);
    try {
      Runtime.getRuntime().addShutdownHook(interruption.hook);
    } catch (IllegalStateException beingEnded) {
      throw failure();
    }
    return interruption;
  }

  /** From here on an end from outside has nothing left to do here. */
  public void isOver() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException beingEnded) {
      // The hook runs already, and what it does, it may do twice.
    }
  }

  /** How a command ends that was interrupted. */
  public static FailedException failure() {
    return new FailedException(ExitCode.FAILED, "interrupted");
  }
}
