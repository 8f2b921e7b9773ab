package io.trainingroles.cli;

import io.trainingroles.cli.console.Console;
import io.trainingroles.cli.console.ExitCode;
import io.trainingroles.cli.console.ProcessOutput;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
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
    var results = new ProcessOutput(new FileOutputStream(FileDescriptor.out));
    Console console = Console.ofProcess(environment, results);
    int code = TrainingRolesCommand.run(console, environment, arguments);
    console.out().flush();
    if (console.out().checkError() && code == ExitCode.FINE) {
      code = ExitCode.FAILED;
    }
    results.failure().ifPresent(why -> console.error("not all of the output was written: " + why));
    System.exit(code);
  }
}
