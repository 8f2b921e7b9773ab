package io.trainingroles.cli;

import io.trainingroles.cli.console.Console;
import io.trainingroles.cli.console.ExitCode;
import io.trainingroles.cli.console.FailedException;
import io.trainingroles.cli.console.Today;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
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

/** The program as a whole: its commands, and what becomes of their failures. */
@Command(
    name = "training-roles",
    version = "training-roles " + TrainingRolesCommand.VERSION,
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
final class TrainingRolesCommand implements Runnable {
  static final String VERSION = "0.1.0";

  @Spec private @Nullable CommandSpec spec;

  private TrainingRolesCommand() {}

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
      console.out().println("training-roles " + VERSION);
      return ExitCode.FINE;
    }
    List<String> terraform = List.of();
    int end = own.indexOf("--");
    if (end > 0 && own.get(0).equals("plan")) {
      terraform = own.subList(end + 1, own.size());
      own = own.subList(0, end);
    }
    List<String> afterDashes = terraform;
    var commands = new LinkedHashMap<String, Supplier<Object>>();
    commands.put("init", () -> new InitCommand(console, standardInput));
    commands.put("synth", () -> new SynthCommand(console, standardInput, environment, today));
    commands.put(
        "plan", () -> new PlanCommand(console, standardInput, environment, today, afterDashes));
    commands.put("check", () -> new CheckCommand(console, standardInput, environment, today));
    commands.put("explain", () -> new ExplainCommand(console));
    commands.put("simulate", () -> new SimulateCommand(console, standardInput, environment));
    commands.put("diff", () -> new DiffCommand(console, standardInput, environment));
    commands.put("prove", () -> new ProveCommand(console, standardInput, environment));
    commands.put("fit", () -> new FitCommand(console, standardInput, environment));
    commands.put("import", () -> new ImportCommand(console, standardInput, environment));
    commands.put("tighten", () -> new TightenCommand(console, standardInput, environment));
    commands.put("report", () -> new ReportCommand(console, standardInput, environment, today));
    String first = own.isEmpty() ? "" : own.get(0);
    var line = new CommandLine(new TrainingRolesCommand());
    Supplier<Object> called = commands.get(first);
    if (called != null) {
      // Reading a command's annotations is slow, so those of the others are left unread.
      line.addSubcommand(first, called.get());
    } else {
      line.addSubcommand(new GenerateCompletion());
      commands.forEach((name, command) -> line.addSubcommand(name, command.get()));
    }
    return configured(line, console).execute(own.toArray(String[]::new));
  }

  private static CommandLine configured(CommandLine line, Console console) {
    line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
    line.setColorScheme(Help.defaultColorScheme(console.outColours() ? Ansi.ON : Ansi.OFF));
    // A path that begins with "@" is a path.
    line.setExpandAtFiles(false);
    // Findings have their types in upper case.
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpAutoWidth(false);
    line.setUsageHelpWidth(100);
    line.setParameterExceptionHandler(
        (exception, given) -> usage(console, exception, List.of(given)));
    line.setExecutionExceptionHandler((exception, command, result) -> failed(console, exception));
    return line;
  }

  private static int usage(Console console, ParameterException exception, List<String> given) {
    CommandLine command = exception.getCommandLine();
    boolean isOfNoCommand =
        exception instanceof UnmatchedArgumentException unmatched
            && !unmatched.isUnknownOption()
            && command.getParent() == null;
    console.error(
        isOfNoCommand
            ? "there is no command '" + given.get(0) + "'"
            : String.valueOf(exception.getMessage()));
    var suggestions = new StringWriter();
    UnmatchedArgumentException.printSuggestions(exception, new PrintWriter(suggestions));
    suggestions.toString().lines().forEach(console::progress);
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

  private static int failed(Console console, Exception exception) {
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

  @Override
  public void run() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(),
        "a command is missing: init, synth, plan, check, explain, simulate, diff, prove, fit, import, tighten, report");
  }
}
