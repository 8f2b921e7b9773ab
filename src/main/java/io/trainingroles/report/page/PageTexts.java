package io.trainingroles.report.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The templates, the style and the script of a page, which are files of the jar. */
final class PageTexts {
  private PageTexts() {}

  static String of(String name) {
    try (InputStream stream = PageTexts.class.getResourceAsStream(name)) {
      return new String(
          Objects.requireNonNull(stream, "missing from the jar: " + name).readAllBytes(), UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
