package io.trainingroles.reference.managed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The files of the data, which are resources of the program beside this class. */
final class ManagedPolicyTexts {
  private ManagedPolicyTexts() {}

  static String read(String file) {
    try (InputStream stream = ManagedPolicyTexts.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException("the resource " + file + " is missing");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
