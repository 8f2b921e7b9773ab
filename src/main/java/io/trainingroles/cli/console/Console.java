package io.trainingroles.cli.console;

import io.trainingroles.report.line.PrintableText;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Where results and diagnostics go.
 *
 * @param out results
 * @param err progress and diagnostics
 * @param outColours whether the results are shown in colours
 * @param errColours whether the diagnostics are shown in colours
 */
public record Console(PrintStream out, PrintStream err, boolean outColours, boolean errColours) {

  /**
   * The process's own streams, in UTF-8 whatever the locale. Java cannot tell one stream's terminal
   * from the other's, so the launcher passes which of them are; without it there are no colours.
   */
  public static Console ofProcess(Map<String, String> environment) {
    return ofProcess(environment, new FileOutputStream(FileDescriptor.out));
  }

  /** The same, with another output for the results. */
  public static Console ofProcess(Map<String, String> environment, OutputStream results) {
    boolean wanted = environment.getOrDefault("NO_COLOR", "").isEmpty();
    return new Console(
        new PrintStream(results, false, StandardCharsets.UTF_8),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        wanted && Boolean.getBoolean("trainingroles.terminal.out"),
        wanted && Boolean.getBoolean("trainingroles.terminal.err"));
  }

  /** Reports progress. */
  public void progress(String text) {
    err.print(PrintableText.of(text) + "\n");
  }

  /** Reports an error. */
  public void error(String text) {
    String word = errColours ? "\u001B[31;1merror\u001B[0m" : "error";
    err.print(word + ": " + PrintableText.of(text) + "\n");
  }
}
