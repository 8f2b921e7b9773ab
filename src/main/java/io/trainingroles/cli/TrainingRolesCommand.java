package io.trainingroles.cli;

import io.trainingroles.cli.console.Console;
import io.trainingroles.cli.console.ExitCode;
import io.trainingroles.cli.console.FailedException;
import io.trainingroles.cli.console.ProgramVersion;
import io.trainingroles.cli.console.ReadableFiles;
import io.trainingroles.cli.console.Today;
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
          "report",
          "mcp");

  private final Console console;
  private final ReadableFiles files;
  private final Map<String, String> environment;
  private final Supplier<LocalDate> today;
  private final List<String> afterDashes;
  private final Console traces;

  TrainingRolesCommand(
      Console console,
      ReadableFiles files,
      Map<String, String> environment,
      Supplier<LocalDate> today,
      List<String> afterDashes) {
    this(console, files, environment, today, afterDashes, console);
  }

  private TrainingRolesCommand(
      Console console,
      ReadableFiles files,
      Map<String, String> environment,
      Supplier<LocalDate> today,
      List<String> afterDashes,
      Console traces) {
    this.traces = traces;
    this.console = console;
    this.files = files;
    this.environment = environment;
    this.today = today;
    this.afterDashes = afterDashes;
  }

  static int run(Console console, Map<String, String> environment, String... arguments) {
    return run(console, environment, ReadableFiles.all(System.in), Today::inUtc, arguments);
  }

  /** The same with other files and on another day. */
  static int run(
      Console console,
      Map<String, String> environment,
      ReadableFiles files,
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
    return new TrainingRolesCommand(console, files, environment, today, terraform).run(own);
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
      case "init" -> new InitCommand(console, files);
      case "synth" -> new SynthCommand(console, files, environment, today);
      case "plan" -> new PlanCommand(console, files, environment, today, afterDashes);
      case "check" -> new CheckCommand(console, files, environment, today);
      case "explain" -> new ExplainCommand(console);
      case "simulate" -> new SimulateCommand(console, files, environment);
      case "diff" -> new DiffCommand(console, files, environment);
      case "prove" -> new ProveCommand(console, files, environment);
      case "fit" -> new FitCommand(console, files, environment);
      case "import" -> new ImportCommand(console, files, environment);
      case "tighten" -> new TightenCommand(console, files, environment);
      case "report" -> new ReportCommand(console, files, environment, today);
      case "mcp" -> new McpCommand(console, files, environment, this::tool);
      default -> null;
    };
  }

  /** Runs a command as a tool; defects of the program are reported on this console. */
  private int tool(Console ofTool, ReadableFiles readable, List<String> arguments) {
    return new TrainingRolesCommand(ofTool, readable, environment, today, List.of(), console)
        .run(arguments);
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
      traces.progress("    at " + element);
    }
    return ExitCode.FAILED;
  }
}
