package io.trainingroles.real;

import io.trainingroles.cli.console.ProgramVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What {@code mvn -Pdist package} makes of a copy of the sources, somewhere else. */
record BuiltArchive(Path target) {
  static final String NAME = "training-roles-" + ProgramVersion.TEXT;
  private static final List<String> SOURCES =
      List.of(
          ".mvn",
          "bin",
          "docs",
          "src/build",
          "src/dist",
          "src/main",
          "CHANGELOG.md",
          "LICENSE",
          "SECURITY.md",
          "pom.xml");

  /** Builds, without Error Prone and the tests, of which the classes are not made. */
  static BuiltArchive in(Path folder, Map<String, String> environment) throws IOException {
    Files.createDirectories(folder);
    for (String source : SOURCES) {
      copy(Path.of(source), folder.resolve(source));
    }
    Path maven = Tool.require("mvn", "install it from https://maven.apache.org/install.html");
    Map<String, String> with = new HashMap<>(System.getenv());
    with.put("JAVA_HOME", System.getProperty("java.home"));
    with.putAll(environment);
    new Command(folder, with, List.of(maven.toString()))
        .run("--batch-mode", "--quiet", "-Pquick,dist", "-Dmaven.test.skip=true", "package")
        .succeeded();
    return new BuiltArchive(folder.resolve("target/quick"));
  }

  Path archive() {
    return target.resolve(NAME + ".tar.gz");
  }

  /** All that is published: the archive, its jar, and what Maven Central asks for. */
  List<Path> published() {
    return Stream.of(
            NAME + ".tar.gz",
            "training-roles.jar",
            NAME + ".jar",
            NAME + "-sources.jar",
            NAME + "-javadoc.jar",
            NAME + "-cyclonedx.json")
        .map(target::resolve)
        .toList();
  }

  /** Unpacks the archive, and returns the folder that is in it. */
  Path unpacked(Path into) throws IOException {
    Path tar = Tool.require("tar", "a tool of POSIX");
    Files.createDirectories(into);
    new Command(into, System.getenv(), List.of(tar.toString()))
        .run("-xzf", archive().toString())
        .succeeded();
    return into.resolve(NAME);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }
}
