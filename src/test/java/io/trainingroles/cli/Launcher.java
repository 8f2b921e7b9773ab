package io.trainingroles.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The launcher in installations of its own, with a PATH that has only the tools that it may call.
 */
final class Launcher {
  static final Path PROJECT = Path.of("").toAbsolutePath();
  static final Path JAR = PROJECT.resolve("target/training-roles.jar");
  static final Path SPEC = PROJECT.resolve("training-roles.yaml");
  static final String JAVA_HOME = System.getProperty("java.home");
  static final String PREPARING = "Preparing training-roles for faster starts (once) …\n";

  /** What Maven does when it is asked to build into a folder. */
  static final String BUILD =
      "for option; do case $option in -Doutput.folder=*)"
          + " cp '"
          + JAR
          + "' \"${option#*=}/training-roles.jar\" ;; esac; done\n";

  /** What the launcher may call; with a PATH of these alone, there is no Java and no Maven. */
  private static final List<String> TOOLS =
      List.of(
          "cat",
          "cksum",
          "cp",
          "find",
          "ln",
          "mkdir",
          "mv",
          "readlink",
          "rm",
          "sed",
          "sh",
          "sleep",
          "touch",
          "tr");

  private final Path temporary;
  private final Path tools;
  private final Path maven;
  private final Path mavenCalls;

  /** How a run ended. */
  record Run(int exitCode, String out, String err) {}

  /** A launcher that keeps all that it writes in a folder. */
  Launcher(Path temporary) throws IOException {
    this.temporary = temporary;
    this.tools = Files.createDirectory(temporary.resolve("tools"));
    for (String tool : TOOLS) {
      script(tools.resolve(tool), "exec '" + onThePath(tool) + "' \"$@\"");
    }
    this.maven = Files.createDirectory(temporary.resolve("maven"));
    this.mavenCalls = temporary.resolve("maven-calls");
  }

  /** The tools that the launcher may call. */
  Path tools() {
    return tools;
  }

  /** What Maven was called with, if it was. */
  Path mavenCalls() {
    return mavenCalls;
  }

  static boolean isAtWork(Path file) {
    return file.getFileName().toString().startsWith("launcher.");
  }

  static void assertOneLine(Run run, String part) {
    assertThat(run.exitCode).isEqualTo(1);
    assertThat(run.out).isEmpty();
    assertThat(run.err.lines().toList()).singleElement().asString().contains(part);
  }

  Run launch(Path home, String... arguments) throws Exception {
    return run(
        temporary,
        Map.of(),
        Stream.concat(Stream.of(launcher(home)), Stream.of(arguments)).toList());
  }

  Run launchOn(Path home, String javaHome) throws Exception {
    return run(temporary, Map.of("JAVA_HOME", javaHome), List.of(launcher(home), "--version"));
  }

  Run run(Path folder, Map<String, String> environment, List<String> command) throws Exception {
    return ended(started(folder, environment, command));
  }

  static Run ended(Process process) throws Exception {
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
    return new Run(process.waitFor(), out, err);
  }

  Process started(Path folder, Map<String, String> environment, List<String> command)
      throws IOException {
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", maven + ":" + tools);
    builder.environment().put("JAVA_HOME", JAVA_HOME);
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().putAll(environment);
    return builder.start();
  }

  static String launcher(Path home) {
    return home.resolve("bin/training-roles").toString();
  }

  static String spec() {
    return SPEC.toString();
  }

  String bothFiles() throws Exception {
    return run(
            temporary,
            Map.of(),
            List.of(JAVA_HOME + "/bin/java", "-jar", JAR.toString(), "synth", "--stdout", spec()))
        .out;
  }

  Path installed(String name) throws IOException {
    Path home = Files.createDirectory(temporary.resolve(name));
    copy(PROJECT.resolve("bin"), home.resolve("bin"));
    Files.createDirectory(home.resolve("lib"));
    Files.copy(JAR, home.resolve("lib/training-roles.jar"));
    return home;
  }

  Path sources(String name) throws IOException {
    Path home = Files.createDirectory(temporary.resolve(name));
    copy(PROJECT.resolve("bin"), home.resolve("bin"));
    copy(PROJECT.resolve("src/build"), home.resolve("src/build"));
    copy(PROJECT.resolve("src/main"), home.resolve("src/main"));
    Files.copy(PROJECT.resolve("pom.xml"), home.resolve("pom.xml"));
    Files.createDirectory(home.resolve("target"));
    Files.copy(JAR, home.resolve("target/training-roles.jar"));
    return home;
  }

  /** A file where the archives' folder would be: nobody, root included, can write into it. */
  static Path withoutArchive(Path home) throws IOException {
    Path folder = home.resolve(Files.isDirectory(home.resolve("lib")) ? "lib" : "target");
    Files.createFile(folder.resolve("start-up"));
    return home;
  }

  static Path archive(Path home) throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("lib/start-up"))) {
      return files.filter(file -> file.toString().endsWith(".archive")).findAny().orElseThrow();
    }
  }

  static void makeNewer(Path source) throws IOException {
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
  }

  void failingMaven() throws IOException {
    maven("printf '\\033[0ma line of \\033[1;31mMaven'\"'\"'s\\033[m\\n'; exit 1");
  }

  void buildingMaven() throws IOException {
    maven("sleep 1\n" + BUILD);
  }

  void maven(String then) throws IOException {
    script(maven.resolve("mvn"), "echo \"$PWD: $*\" >>'" + mavenCalls + "'\n" + then);
  }

  Path jdk(String script) throws IOException {
    Path home = Files.createTempDirectory(temporary, "jdk");
    script(Files.createDirectory(home.resolve("bin")).resolve("java"), script);
    return home;
  }

  static void script(Path file, String text) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + text + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static Path onThePath(String tool) {
    return Arrays.stream(System.getenv("PATH").split(":"))
        .map(folder -> Path.of(folder, tool))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new AssertionError("the launcher needs " + tool + ", a tool of POSIX"));
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(folder).toString()));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(file, to.resolve(from.relativize(file).toString()));
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
