package io.trainingroles.input.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The tables that lie beside this class; it reads them, and nothing but them. */
final class ConfigurationTexts {
  private ConfigurationTexts() {}

  /** The lines of a table, but for comments. */
  static List<String> lines(String file) {
    try (InputStream stream = ConfigurationTexts.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException("the program lacks its own text " + file);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
