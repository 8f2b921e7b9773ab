package io.trainingroles.cli;

import io.trainingroles.cli.console.Console;
import io.trainingroles.cli.console.ExitCode;
import io.trainingroles.cli.console.FailedException;
import io.trainingroles.cli.console.ReadableFiles;
import io.trainingroles.cli.protocol.CommandRunner;
import io.trainingroles.cli.protocol.ProtocolServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Commands for coding agents. */
@Command(
    name = "mcp",
    mixinStandardHelpOptions = true,
    description = {
      "Answers a coding agent: a server of the Model Context Protocol on standard input and output,"
          + " with the commands check, simulate, diff, prove, fit, init (of a job) and explain as"
          + " tools. The agent's program starts it, in the folder that the agent works in.",
      "",
      "It reads only files in that folder; links and paths that lead out of it are refused, and so is"
          + " a folder of Terraform in HCL, which would need Terraform to be run. It writes no files"
          + " and uses no network. It ends when its input does."
    })
final class McpCommand implements Callable<Integer> {
  private final Console console;
  private final ReadableFiles files;
  private final Map<String, String> environment;
  private final CommandRunner commands;

  McpCommand(
      Console console,
      ReadableFiles files,
      Map<String, String> environment,
      CommandRunner commands) {
    this.console = console;
    this.files = files;
    this.environment = environment;
    this.commands = commands;
  }

  @Override
  public Integer call() throws FailedException {
    if (files.areConfined()) {
      throw new FailedException(ExitCode.WRONG_INPUT, "mcp cannot be called as a tool");
    }
    try {
      Path folder = Path.of("").toRealPath();
      refuseTooMuch(folder);
      if (Boolean.getBoolean("trainingroles.terminal.out")) {
        console.progress(
            "This is a server for coding agents, which start it themselves; docs/agents.md shows how."
                + " It now waits for messages of the Model Context Protocol; press Ctrl-C to stop it.");
      }
      new ProtocolServer(commands, ReadableFiles.below(folder))
          .serve(files.standardInput(), console.out());
      return ExitCode.FINE;
    } catch (IOException failed) {
      throw new FailedException(
          ExitCode.FAILED, "standard input cannot be read: " + failed.getMessage());
    }
  }

  /** Of these folders, no file of the user would be outside. */
  private void refuseTooMuch(Path folder) throws FailedException {
    String home = environment.getOrDefault("HOME", "");
    boolean isHome = !home.isEmpty() && folder.equals(Path.of(home).toAbsolutePath().normalize());
    if (folder.getParent() == null || isHome) {
      throw new FailedException(
          ExitCode.WRONG_INPUT,
          "it was started in '"
              + folder
              + "', and an agent could read all files in it; start it in the folder that the agent"
              + " works in, as with 'sh -c \"cd FOLDER && exec training-roles mcp\"'");
    }
  }
}
