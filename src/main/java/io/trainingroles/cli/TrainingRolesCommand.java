package io.trainingroles.cli;

import io.trainingroles.cli.console.Console;
import io.trainingroles.cli.console.ExitCode;
import io.trainingroles.cli.console.FailedException;
import io.trainingroles.cli.console.ProgramVersion;
import io.trainingroles.cli.console.Today;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The program as a whole: its commands, and what becomes of their failures. */
final class TrainingRolesCommand {
  static final List<String> NAMES =
      List.of(
          "init",
          "synth",
          "plan",
          "check",
          "explain",
          "simulate",
          "diff",
          "prove",
          "fit",
          "import",
          "tighten",
          "report");

  private final Console console;
  private final InputStream standardInput;
  private final Map<String, String> environment;
  private final Supplier<LocalDate> today;
  private final List<String> afterDashes;

  TrainingRolesCommand(
      Console console,
      InputStream standardInput,
      Map<String, String> environment,
      Supplier<LocalDate> today,
      List<String> afterDashes) {
    this.console = console;
    this.standardInput = standardInput;
    this.environment = environment;
    this.today = today;
    this.afterDashes = afterDashes;
  }

  static int run(Console console, Map<String, String> environment, String... arguments) {
    return run(console, environment, System.in, Today::inUtc, arguments);
  }

  /** The same with another standard input and on another day. */
  static int run(
      Console console,
      Map<String, String> environment,
      InputStream standardInput,
      Supplier<LocalDate> today,
      String... arguments) {
    List<String> own = List.of(arguments);
    if (own.equals(List.of("--version")) || own.equals(List.of("-V"))) {
      // Asked by scripts, often; the commands need not be loaded for it.
      console.out().println("training-roles " + ProgramVersion.TEXT);
      return ExitCode.FINE;
    }
    List<String> terraform = List.of();
    int end = own.indexOf("--");
    if (end > 0 && own.get(0).equals("plan")) {
      terraform = own.subList(end + 1, own.size());
      own = own.subList(0, end);
    }
    return new TrainingRolesCommand(console, standardInput, environment, today, terraform).run(own);
  }

  private int run(List<String> arguments) {
    String name = arguments.isEmpty() ? "" : arguments.get(0);
    Callable<Integer> command = command(name);
    if (command == null
        || !PlainLine.assign(name, command, arguments.subList(1, arguments.size()))) {
      return new ParsedLine(this, console).run(arguments);
    }
    try {
      return command.call();
    } catch (Exception exception) {
      return failed(name, exception);
    }
  }

  /** A new command; null where none has this name. */
  @Nullable Callable<Integer> command(String name) {
    return switch (name) {
      case "init" -> new InitCommand(console, standardInput);
      case "synth" -> new SynthCommand(console, standardInput, environment, today);
      case "plan" -> new PlanCommand(console, standardInput, environment, today, afterDashes);
      case "check" -> new CheckCommand(console, standardInput, environment, today);
      case "explain" -> new ExplainCommand(console);
      case "simulate" -> new SimulateCommand(console, standardInput, environment);
      case "diff" -> new DiffCommand(console, standardInput, environment);
      case "prove" -> new ProveCommand(console, standardInput, environment);
      case "fit" -> new FitCommand(console, standardInput, environment);
      case "import" -> new ImportCommand(console, standardInput, environment);
      case "tighten" -> new TightenCommand(console, standardInput, environment);
      case "report" -> new ReportCommand(console, standardInput, environment, today);
      default -> null;
    };
  }

  /** Says why the command of this name failed, and gives the exit code. */
  int failed(String name, Exception exception) {
    if (exception instanceof WrongUsageException wrong) {
      console.error(String.valueOf(wrong.getMessage()));
      console.progress("See 'training-roles " + name + " --help' for the usage.");
      return ExitCode.WRONG_INPUT;
    }
    if (exception instanceof FailedException failed) {
      console.error(String.valueOf(failed.getMessage()));
      return failed.exitCode();
    }
    console.error("this is a defect of training-roles: " + exception);
    for (StackTraceElement element : exception.getStackTrace()) {
      console.progress("    at " + element);
    }
    return ExitCode.FAILED;
  }
}
