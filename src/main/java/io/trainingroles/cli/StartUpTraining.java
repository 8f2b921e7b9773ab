package io.trainingroles.cli;

import io.trainingroles.cli.console.Console;
import java.util.Map;

/**
 * Runs one short command after the other, while Java records which classes they need: the launcher
 * makes its archive of them. What the commands answer does not matter.
 */
final class StartUpTraining {
  private StartUpTraining() {}

  /**
   * Runs the commands.
   *
   * @param arguments a spec, the definition of a job, and a folder to write to
   */
  public static void main(String[] arguments) {
    Map<String, String> environment = System.getenv();
    Console console = Console.ofProcess(environment);
    String spec = arguments[0];
    String[][] commands = {
      {"synth", spec, "-o", arguments[2]},
      {"synth", spec, "-o", arguments[2]},
      {"check", spec},
      {"simulate", spec, "--action", "s3:GetObject", "--resource", "arn:aws:s3:::example-bucket/a"},
      {"diff", spec, spec},
      {"prove", spec, "--never", "s3:Put* on *"},
      {"fit", spec, "--job", arguments[1]},
    };
    for (String[] command : commands) {
      TrainingRolesCommand.run(console, environment, command);
    }
    console.out().flush();
  }
}
