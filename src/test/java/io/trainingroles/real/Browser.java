package io.trainingroles.real;

import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A real browser, which says what a reader of a page sees. */
final class Browser {
  private static final Path SOURCE = Path.of("src", "test", "browser");
  private static final Path INSTALLED = Path.of("target", "browser").toAbsolutePath();
  private static final ObjectMapper JSON = new ObjectMapper();

  private Browser() {}

  /** What is seen of pages, in their order. */
  static List<JsonNode> open(List<Path> pages) throws IOException {
    install();
    Path node = Tool.require("node", "install Node.js 20 or newer from https://nodejs.org");
    var arguments = new ArrayList<String>(List.of("open.mjs", chromium().toString()));
    pages.forEach(page -> arguments.add(page.toAbsolutePath().toString()));
    Command.Result result =
        new Command(INSTALLED, System.getenv(), List.of(node.toString()))
            .run(arguments.toArray(String[]::new))
            .succeeded();
    return result.out().lines().map(Browser::read).toList();
  }

  private static JsonNode read(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Path chromium() {
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .map(Tool::find)
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> fail("chromium is not on the PATH; install Debian's package chromium"));
  }

  private static void install() throws IOException {
    Files.createDirectories(INSTALLED);
    for (String file : List.of("package.json", "package-lock.json", "open.mjs")) {
      Files.copy(
          SOURCE.resolve(file), INSTALLED.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    if (!Files.isDirectory(INSTALLED.resolve("node_modules/axe-core"))) {
      Path npm = Tool.require("npm", "install Node.js 20 or newer from https://nodejs.org");
      new Command(INSTALLED, System.getenv(), List.of(npm.toString()))
          .run("ci", "--ignore-scripts", "--no-audit", "--no-fund")
          .succeeded();
    }
  }
}
