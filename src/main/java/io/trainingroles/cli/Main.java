package io.trainingroles.cli;

import io.trainingroles.cli.console.Console;
import io.trainingroles.cli.console.ExitCode;
import java.util.Map;

/** Where the program starts. */
public final class Main {
  private Main() {}

  /**
   * Runs one command and exits with its code.
   *
   * @param arguments the command and its arguments
   */
  public static void main(String[] arguments) {
    Map<String, String> environment = System.getenv();
    Console console = Console.ofProcess(environment);
    int code = TrainingRolesCommand.run(console, environment, arguments);
    console.out().flush();
    if (console.out().checkError() && code == ExitCode.FINE) {
      code = ExitCode.FAILED;
    }
    System.exit(code);
  }
}
