package io.trainingroles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The issue codes that the sources of the program make, in the order of their files. */
final class MintedCodes {
  private static final Path SOURCES = Path.of("src", "main", "java");

  private MintedCodes() {}

  /** The codes of pages: what {@code explain} prints. */
  static List<String> ofPages() throws IOException {
    return in("\\b(?:IssuePage\\.of|page)\\(\\s*\"([A-Z0-9_]+)\"");
  }

  /** The codes without a page: errors in an input, whose messages are enough. */
  static List<String> ofInputErrors() throws IOException {
    return in("\\bnew IssueCode\\(\\s*\"([A-Z0-9_]+)\"");
  }

  private static List<String> in(String form) throws IOException {
    var codes = new ArrayList<String>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).sorted().toList()) {
        Pattern.compile(form)
            .matcher(Files.readString(file))
            .results()
            .forEach(made -> codes.add(made.group(1)));
      }
    }
    return codes;
  }
}
