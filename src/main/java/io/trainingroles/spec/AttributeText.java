package io.trainingroles.spec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The table of attributes that lies beside this class. It is as much a part of the program as the
 * classes are; so this reads it itself, and nothing but it.
 */
final class AttributeText {
  private static final String FILE = "attributes.txt";

  private AttributeText() {}

  static String read() {
    try (InputStream stream = AttributeText.class.getResourceAsStream(FILE)) {
      if (stream == null) {
        throw new IllegalStateException("the program lacks its own text " + FILE);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
