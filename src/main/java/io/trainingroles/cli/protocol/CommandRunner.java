package io.trainingroles.cli.protocol;

import io.trainingroles.cli.console.Console;
import io.trainingroles.cli.console.ReadableFiles;
import java.util.List;

/** Runs one command of the program. */
@FunctionalInterface
public interface CommandRunner {

  /**
   * Runs it.
   *
   * @param console where it prints
   * @param files what it may read
   * @param arguments its name and its arguments
   * @return its exit code
   */
  int run(Console console, ReadableFiles files, List<String> arguments);
}
