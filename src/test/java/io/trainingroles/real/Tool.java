package io.trainingroles.real;

import static org.assertj.core.api.Assertions.fail;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Programs that the tests need and do not bring with them. */
final class Tool {
  static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  private Tool() {}

  /** The program on the PATH; without it the test fails, and says how to get it. */
  static Path require(String name, String howToGetIt) {
    return find(name).orElseGet(() -> fail(name + " is not on the PATH; " + howToGetIt));
  }

  static Path terraform() {
    return require(
        "terraform", "install it from https://developer.hashicorp.com/terraform/install");
  }

  static Optional<Path> find(String name) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .map(entry -> Path.of(entry, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
