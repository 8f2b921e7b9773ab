package io.trainingroles.distribution;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A work that the command-line jar contains, as the jar itself says. */
record ContainedWork(String name, String version, String licence, List<String> texts) {
  private static final Path RESOURCES = Path.of("src/main/resources");
  static final Path LICENCES = RESOURCES.resolve("META-INF/licenses");

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([^`]+)` \\| (\\S+) \\| (\\S+) \\| (.*) \\|$");
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

  /** The rows of the tables of {@code META-INF/licenses/README.md}. */
  static List<ContainedWork> all() throws IOException {
    return ROW.matcher(Files.readString(LICENCES.resolve("README.md")))
        .results()
        .map(ContainedWork::ofRow)
        .toList();
  }

  private static ContainedWork ofRow(MatchResult row) {
    List<String> texts = QUOTED.matcher(row.group(4)).results().map(text -> text.group(1)).toList();
    return new ContainedWork(row.group(1), row.group(2), row.group(3), texts);
  }

  /** Whether the work is a jar of Maven's, and no package of Node.js. */
  boolean isJar() {
    return name.contains(":");
  }

  String group() {
    return name.substring(0, name.indexOf(':'));
  }

  String artifact() {
    return name.substring(name.indexOf(':') + 1);
  }

  /**
   * The jar on the class path of this version; nothing where the tests run with another version.
   */
  Stream<Path> jars() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(file -> file.endsWith(artifact() + "-" + version + ".jar"))
        .filter(file -> file.toString().replace('\\', '/').contains(group().replace('.', '/')));
  }
}
