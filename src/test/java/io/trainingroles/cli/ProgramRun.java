package io.trainingroles.cli;

import io.trainingroles.cli.console.Console;
import io.trainingroles.cli.console.ReadableFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;

/** One run of the program, without colours. */
record ProgramRun(int code, String out, String err) {
  /** The day of every run, unless a test says another. */
  static final LocalDate DAY = LocalDate.of(2026, 11, 25);

  static ProgramRun of(String... arguments) {
    return of(new byte[0], Map.of(), DAY, arguments);
  }

  static ProgramRun withInput(String standardInput, String... arguments) {
    return of(utf8(standardInput), Map.of(), DAY, arguments);
  }

  static ProgramRun withInput(byte[] standardInput, String... arguments) {
    return of(standardInput, Map.of(), DAY, arguments);
  }

  static ProgramRun in(Map<String, String> environment, String... arguments) {
    return of(new byte[0], environment, DAY, arguments);
  }

  static ProgramRun on(String day, String... arguments) {
    return of(new byte[0], Map.of(), LocalDate.parse(day), arguments);
  }

  private static ProgramRun of(
      byte[] standardInput, Map<String, String> environment, LocalDate day, String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            false);
    ReadableFiles files = ReadableFiles.all(new ByteArrayInputStream(standardInput));
    int code = TrainingRolesCommand.run(console, environment, files, () -> day, arguments);
    return new ProgramRun(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
