package io.trainingroles.cli;

import io.trainingroles.cli.console.Console;
import io.trainingroles.cli.console.ExitCode;
import io.trainingroles.cli.console.ProgramVersion;
import io.trainingroles.finding.NearestWord;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * A command line as picocli parses it: with its help, its completion, and what is wrong with it.
 */
@Command(
    name = "training-roles",
    version = "training-roles " + ProgramVersion.TEXT,
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Least-privileged IAM roles for AI training jobs, as plain Terraform.",
      "",
      "Write a first spec with 'training-roles init', see what Terraform would do with it with"
          + " 'training-roles plan --offline' (no AWS account needed), and write the Terraform files"
          + " with 'training-roles synth'. Review roles and"
          + " policies with 'training-roles check'. See what a role or a policy allows with 'training-roles"
          + " simulate'."
    },
    footer = {
      "",
      "Exit codes: 0 success, 1 the program failed, 2 wrong usage or unreadable input, 3 not as expected."
          + " 'plan' exits as Terraform does.",
      "",
      "Shell completion, for bash and zsh: source <(training-roles generate-completion)"
    })
final class ParsedLine implements Runnable {
  private final TrainingRolesCommand commands;
  private final Console console;

  @Spec private @Nullable CommandSpec spec;

  ParsedLine(TrainingRolesCommand commands, Console console) {
    this.commands = commands;
    this.console = console;
  }

  int run(List<String> arguments) {
    return line(arguments.isEmpty() ? "" : arguments.get(0))
        .execute(arguments.toArray(String[]::new));
  }

  /** The line of a program that has this command; if it has none of this name, all commands. */
  CommandLine line(String name) {
    var line = new CommandLine(this);
    Object called = commands.command(name);
    if (called != null) {
      // Reading a command's annotations is slow, so those of the others are left unread.
      line.addSubcommand(name, called);
    } else {
      line.addSubcommand(new GenerateCompletion());
      for (String each : TrainingRolesCommand.NAMES) {
        line.addSubcommand(each, commands.command(each));
      }
    }
    return configured(line);
  }

  private CommandLine configured(CommandLine line) {
    line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
    line.setColorScheme(Help.defaultColorScheme(console.outColours() ? Ansi.ON : Ansi.OFF));
    // A path that begins with "@" is a path.
    line.setExpandAtFiles(false);
    // Findings have their types in upper case.
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpAutoWidth(false);
    line.setUsageHelpWidth(100);
    line.setParameterExceptionHandler((exception, given) -> usage(exception, List.of(given)));
    line.setExecutionExceptionHandler(
        (exception, command, result) -> commands.failed(command.getCommandName(), exception));
    return line;
  }

  private int usage(ParameterException exception, List<String> given) {
    CommandLine command = exception.getCommandLine();
    if (exception instanceof UnmatchedArgumentException unmatched) {
      unmatched(unmatched, command, given);
    } else {
      console.error(String.valueOf(exception.getMessage()));
    }
    if (command.getCommandName().equals("plan")
        && exception instanceof UnmatchedArgumentException unmatched
        && unmatched.isUnknownOption()) {
      int first = Math.max(0, given.indexOf(unmatched.getUnmatched().get(0)));
      console.progress(
          "Options of 'terraform plan' follow '--': training-roles plan -- "
              + String.join(" ", given.subList(first, given.size())));
    }
    console.progress(
        "See '" + command.getCommandSpec().qualifiedName() + " --help' for the usage.");
    return ExitCode.WRONG_INPUT;
  }

  /** What is no command, no option or no argument, and what was probably meant. */
  private void unmatched(
      UnmatchedArgumentException exception, CommandLine command, List<String> given) {
    String first = exception.getUnmatched().get(0);
    List<String> meant = List.of();
    if (exception.isUnknownOption()) {
      console.error("unknown option '" + first + "'");
      meant = exception.getSuggestions();
    } else if (command.getParent() == null) {
      console.error("there is no command '" + given.get(0) + "'");
      meant = NearestWord.to(given.get(0), TrainingRolesCommand.NAMES).stream().toList();
    } else {
      console.error("unexpected argument '" + first + "'");
    }
    if (!meant.isEmpty()) {
      console.progress("Did you mean " + String.join(" or ", meant) + "?");
    }
  }

  @Override
  public void run() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(),
        "a command is missing: " + String.join(", ", TrainingRolesCommand.NAMES));
  }
}
