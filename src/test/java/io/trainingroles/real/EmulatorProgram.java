package io.trainingroles.real;

import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The emulator's program: from the PATH, else installed once into the build's own folder. */
final class EmulatorProgram {
  private static final String NAME = "moto_server";
  private static final String PACKAGE = "moto[server]==5.*";

  private EmulatorProgram() {}

  static Path find() {
    Optional<Path> onPath = Tool.find(NAME);
    return onPath.orElseGet(() -> installed(Path.of("target", "moto").toAbsolutePath()));
  }

  static Path installed(Path environment) {
    Path program = environment.resolve("bin").resolve(NAME);
    if (Files.isExecutable(program)) {
      return program;
    }
    Path python = Tool.require("python3", "install Python 3.9 or newer with its venv module");
    run(List.of(python.toString(), "-m", "venv", environment.toString()));
    run(List.of(environment.resolve("bin/pip").toString(), "install", "--quiet", PACKAGE));
    return program;
  }

  private static void run(List<String> program) {
    var command = new Command(Path.of("").toAbsolutePath(), System.getenv(), program);
    Command.Result result = command.run();
    if (result.exitCode() != 0) {
      fail(
          "%s is neither on the PATH nor can it be installed; get it with \"pip install '%s'\"."
              + " %s said:%n%s%n%s",
          NAME, PACKAGE, program, result.out(), result.err());
    }
  }
}
