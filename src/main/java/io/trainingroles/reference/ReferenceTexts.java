package io.trainingroles.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The texts that lie beside the classes of this package. They are as much a part of the program as
 * the classes are; so this reads them itself, and nothing but them.
 */
final class ReferenceTexts {
  /** So that no name is a path to somewhere else. */
  private static final Pattern PREFIX = Pattern.compile("[a-z0-9-]{1,64}");

  private ReferenceTexts() {}

  static Optional<String> service(String prefix) {
    return PREFIX.matcher(prefix).matches()
        ? Optional.ofNullable(text("services/" + prefix + ".txt"))
        : Optional.empty();
  }

  static String serviceNames() {
    return required("services.txt");
  }

  static String servicePrincipals() {
    return required("service-principals.txt");
  }

  static String corrections() {
    return required("corrections.txt");
  }

  static String names() {
    return required("names.txt");
  }

  static String operations() {
    return required("operations.txt");
  }

  static String trail() {
    return required("trail.txt");
  }

  static String permissionOnly() {
    return required("permission-only.txt");
  }

  static String ways() {
    return required("ways.txt");
  }

  static String shared() {
    return required("shared.txt");
  }

  static String notice() {
    return required("NOTICE");
  }

  static String globalConditionKeys() {
    return required("keys.txt");
  }

  private static String required(String name) {
    String text = text(name);
    if (text == null) {
      throw new IllegalStateException("the program lacks its own text " + name);
    }
    return text;
  }

  private static @Nullable String text(String name) {
    try (InputStream stream = ReferenceTexts.class.getResourceAsStream(name)) {
      return stream == null ? null : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
