package io.trainingroles.cli;

/** Where the program starts. */
public final class Main {
  private Main() {}

  /**
   * Runs one command and exits with its code.
   *
   * @param arguments the command and its arguments
   */
  public static void main(String[] arguments) {
    Console console = Console.ofProcess();
    int code = TrainingRolesCommand.run(console, System.getenv(), arguments);
    console.out().flush();
    if (console.out().checkError() && code == ExitCode.FINE) {
      code = ExitCode.FAILED;
    }
    System.exit(code);
  }
}
