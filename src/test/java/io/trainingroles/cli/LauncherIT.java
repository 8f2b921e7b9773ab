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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherIT {
  private static final Path PROJECT = Path.of("").toAbsolutePath();
  private static final Path JAR = PROJECT.resolve("target/training-roles.jar");
  private static final Path SPEC = PROJECT.resolve("training-roles.yaml");
  private static final String JAVA_HOME = System.getProperty("java.home");
  private static final String PREPARING = "Preparing training-roles for faster starts (once) …\n";

  /** What Maven does when it is asked to build into a folder. */
  private static final String BUILD =
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

  @TempDir private Path temporary;

  private Path tools;
  private Path maven;
  private Path mavenCalls;

  private record Run(int exitCode, String out, String err) {}

  @BeforeEach
  void onlyTheToolsThatTheLauncherNeeds() throws IOException {
    tools = Files.createDirectory(temporary.resolve("tools"));
    for (String tool : TOOLS) {
      script(tools.resolve(tool), "exec '" + onThePath(tool) + "' \"$@\"");
    }
    maven = Files.createDirectory(temporary.resolve("maven"));
    mavenCalls = temporary.resolve("maven-calls");
  }

  @Test
  void synth_when_throughTheLauncher_writesTheBytesOfTheJar() throws Exception {
    Path home = installed("installed");
    Run direct =
        run(
            temporary,
            Map.of(),
            List.of(JAVA_HOME + "/bin/java", "-jar", JAR.toString(), "synth", "--stdout", spec()));

    Run making = launch(home, "synth", "--stdout", spec());
    Run using = launch(home, "synth", "--stdout", spec());

    assertThat(direct.out).startsWith("{").endsWith("}\n");
    assertThat(making).isEqualTo(new Run(0, direct.out, PREPARING));
    assertThat(using).isEqualTo(new Run(0, direct.out, ""));
  }

  @Test
  void start_when_throughAChainOfLinksFromAnotherFolder_runs() throws Exception {
    Path home = installed("installed");
    Path links = Files.createDirectories(temporary.resolve("links/deeper"));
    Path absolute =
        Files.createSymbolicLink(links.resolve("absolute"), home.resolve("bin/training-roles"));
    Path relative =
        Files.createSymbolicLink(temporary.resolve("links/relative"), Path.of("deeper/absolute"));
    Path folder = Files.createSymbolicLink(temporary.resolve("folder"), relative.getParent());

    for (Path link : List.of(absolute, relative, folder.resolve("relative"))) {
      assertThat(run(links, Map.of(), List.of(link.toString(), "--version")))
          .as("%s", link)
          .extracting(Run::exitCode, Run::out)
          .containsExactly(0, "training-roles 0.1.0\n");
    }
    assertThat(run(temporary, Map.of(), List.of("links/relative", "--version")).exitCode).isZero();
  }

  @Test
  void start_when_fromAPathWithSpacesAndQuotes_runs() throws Exception {
    Path home = sources("it's a \"folder\" $HOME *");
    failingMaven();

    assertThat(launch(home, "synth", "--stdout", spec()))
        .isEqualTo(new Run(0, bothFiles(), PREPARING));
    assertThat(launch(home, "synth", "--stdout", spec())).isEqualTo(new Run(0, bothFiles(), ""));
  }

  @Test
  void start_when_fromAPathWithAColon_saysThatJavaCannot() throws Exception {
    assertOneLine(launch(installed("a:b"), "--version"), "colon");
  }

  @Test
  void exit_when_theSpecIsBad_isThatOfTheCommand() throws Exception {
    Path home = withoutArchive(installed("installed"));
    Path bad = Files.writeString(temporary.resolve("bad.yaml"), "roles: 1\n");

    Run run = launch(home, "synth", "--stdout", bad.toString());

    assertThat(run.exitCode).isEqualTo(2);
    assertThat(run.out).isEmpty();
    assertThat(run.err).contains("bad.yaml");
  }

  @Test
  void exit_when_terminated_isThatOfTheSignal() throws Exception {
    Path home = withoutArchive(installed("installed"));
    Path fifo = temporary.resolve("fifo");
    assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();
    Process process =
        started(temporary, Map.of(), List.of(launcher(home), "synth", fifo.toString()));
    while (!process.info().command().orElse("").endsWith("java")) {
      Thread.onSpinWait();
    }

    process.destroy();

    assertThat(process.waitFor()).isEqualTo(128 + 15);
  }

  @Test
  void start_when_theArchiveIsDamaged_makesItAnew() throws Exception {
    Path home = installed("installed");
    launch(home, "--version");
    Path archive = archive(home);
    byte[] sound = Files.readAllBytes(archive);
    byte[] flipped = sound.clone();
    Arrays.fill(flipped, 100, 120, (byte) 'x');

    for (byte[] damaged :
        List.of("text".getBytes(UTF_8), Arrays.copyOf(sound, sound.length / 4), flipped)) {
      Files.delete(archive);
      Files.write(archive, damaged);
      assertThat(launch(home, "synth", "--stdout", spec()))
          .isEqualTo(new Run(0, bothFiles(), PREPARING));
    }
    assertThat(archive).isNotEmptyFile();
  }

  @Test
  void start_when_theJarHasChanged_makesTheArchiveAnew() throws Exception {
    Path home = installed("installed");
    launch(home, "--version");
    Files.setLastModifiedTime(
        home.resolve("lib/training-roles.jar"),
        FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));

    assertThat(launch(home, "synth", "--stdout", spec()))
        .isEqualTo(new Run(0, bothFiles(), PREPARING));
    assertThat(launch(home, "synth", "--stdout", spec())).isEqualTo(new Run(0, bothFiles(), ""));
  }

  @Test
  void start_when_theArchiveDoesNotFitTheOptions_saysNothingOfIt() throws Exception {
    Path home = installed("installed");
    launch(home, "--version");
    Map<String, String> options =
        Map.of("TRAINING_ROLES_JAVA_OPTS", "-XX:-UseSerialGC -XX:+UseParallelGC -Xmx300m");

    assertThat(run(temporary, options, List.of(launcher(home), "synth", "--stdout", spec())))
        .isEqualTo(new Run(0, bothFiles(), ""));
  }

  @Test
  void start_when_noArchiveCanBeWritten_runsWithout() throws Exception {
    Path home = withoutArchive(installed("installed"));

    assertThat(launch(home, "synth", "--stdout", spec())).isEqualTo(new Run(0, bothFiles(), ""));
  }

  @Test
  void start_when_inAnAsciiLocale_readsAFileWithAnotherName() throws Exception {
    Path home = withoutArchive(installed("installed"));
    // The name is made by the shell: this JVM's own locale may be without these letters.
    String script =
        "name=$(printf 'gr\\303\\266\\303\\237e.yaml'); cp \"$2\" \"$name\";"
            + " exec \"$1\" synth --stdout \"$name\"";

    Run run =
        run(
            temporary,
            Map.of("LC_ALL", "C"),
            List.of("sh", "-c", script, "sh", launcher(home), spec()));

    assertThat(run).isEqualTo(new Run(0, bothFiles(), ""));
  }

  @Test
  void start_when_withoutJava_saysSoInOneLine() throws Exception {
    Path home = installed("installed");

    assertOneLine(launchOn(home, ""), "there is no Java");
  }

  @Test
  void start_when_javaHomeHasNoJava_saysSoInOneLine() throws Exception {
    Path home = installed("installed");

    assertOneLine(launchOn(home, temporary.toString()), "JAVA_HOME is '" + temporary + "'");
  }

  @Test
  void start_when_javaIsTooOld_saysWhichItIs() throws Exception {
    Path home = installed("installed");
    Path old = jdk("exit 1");
    Files.writeString(
        old.resolve("release"), "IMPLEMENTOR=\"Someone\"\nJAVA_VERSION=\"1.8.0_392\"\n");
    Path oldWithoutReleaseFile = jdk("echo 'openjdk version \"11.0.2\" 2019-01-15' >&2");

    assertOneLine(launchOn(home, old.toString()), "is Java 1.8.0_392, and 17 or newer is needed");
    assertOneLine(
        launchOn(home, oldWithoutReleaseFile.toString()), "is Java 11.0.2, and 17 or newer");
  }

  @Test
  void start_when_javaIsSomethingElse_saysSoInOneLine() throws Exception {
    Path home = installed("installed");

    assertOneLine(launchOn(home, jdk("echo coffee").toString()), "does not tell its version");
    assertOneLine(launchOn(home, jdk("exit 3").toString()), "does not start");
  }

  @Test
  void start_when_javaIsAScriptOnThePath_asksItForItsVersion() throws Exception {
    Path home = withoutArchive(installed("installed"));
    Path chooser = jdk("exec '" + JAVA_HOME + "/bin/java' \"$@\"").resolve("bin");
    Map<String, String> environment = new HashMap<>();
    environment.put("JAVA_HOME", "");
    environment.put("PATH", chooser + ":" + tools);

    assertThat(run(temporary, environment, List.of(launcher(home), "--version")))
        .isEqualTo(new Run(0, "training-roles 0.1.0\n", ""));
  }

  @Test
  void start_when_theJarIsNewerThanItsSources_leavesMavenAlone() throws Exception {
    Path home = withoutArchive(sources("sources"));
    failingMaven();

    assertThat(launch(home, "--version")).isEqualTo(new Run(0, "training-roles 0.1.0\n", ""));
    assertThat(mavenCalls).doesNotExist();
  }

  @Test
  void start_when_aSourceIsNewerAndTheBuildFails_runsNothingAndLeavesNothing() throws Exception {
    Path home = sources("sources");
    byte[] jar = Files.readAllBytes(home.resolve("target/training-roles.jar"));
    makeNewer(home.resolve("src/main/java/io/trainingroles/cli/Main.java"));
    failingMaven();

    for (int i = 0; i < 2; i++) {
      Run run = launch(home, "--version");

      assertThat(run.exitCode).isEqualTo(1);
      assertThat(run.out).isEmpty();
      assertThat(run.err.lines())
          .hasSize(3)
          .startsWith("Building training-roles (sources changed) …", "a line of Maven's")
          .last()
          .asString()
          .startsWith("error: the build of training-roles failed");
    }
    assertThat(mavenCalls).content().hasLineCount(2);
    assertThat(home.resolve("target")).isDirectoryNotContaining(LauncherIT::isAtWork);
    assertThat(home.resolve("target/training-roles.jar")).hasBinaryContent(jar);
  }

  @Test
  void start_when_theSourcesHaveChanged_buildsOnceMore() throws Exception {
    Path home = withoutArchive(sources("sources"));
    Path jar = home.resolve("target/training-roles.jar");
    Files.writeString(jar, "an old jar");
    Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
    buildingMaven();

    Run building = launch(home, "--version");
    Run built = launch(home, "--version");

    assertThat(building)
        .isEqualTo(
            new Run(0, "training-roles 0.1.0\n", "Building training-roles (sources changed) …\n"));
    assertThat(built).isEqualTo(new Run(0, "training-roles 0.1.0\n", ""));
    assertThat(mavenCalls)
        .content()
        .matches(
            Pattern.quote(home + ": -q -B -Pquick -Dmaven.test.skip=true -Doutput.folder=")
                + ".* package\n");
  }

  @Test
  void start_when_aSourceChangesDuringTheBuild_buildsAgain() throws Exception {
    Path home = withoutArchive(sources("sources"));
    Files.delete(home.resolve("target/training-roles.jar"));
    maven(BUILD + "sleep 1; touch src/main/java/io/trainingroles/cli/Main.java");

    launch(home, "--version");
    launch(home, "--version");

    assertThat(mavenCalls).content().hasLineCount(2);
  }

  @Test
  void start_when_withoutJarAndMaven_saysHowToGetMaven() throws Exception {
    Path home = sources("sources");
    Files.delete(home.resolve("target/training-roles.jar"));

    Run run = launch(home, "--version");

    assertOneLine(run, "needs Maven");
    assertThat(run.err).contains("https://");
    assertThat(home.resolve("target")).isEmptyDirectory();
  }

  @Test
  void start_when_theBuildCannotBeWritten_saysSoInOneLine() throws Exception {
    Path home = sources("sources");
    Files.delete(home.resolve("target/training-roles.jar"));
    Files.delete(home.resolve("target"));
    Files.createFile(home.resolve("target"));
    buildingMaven();

    assertOneLine(launch(home, "--version"), "cannot write to '" + home.resolve("target"));
  }

  @Test
  void start_when_severalAreTheFirst_buildsOnce() throws Exception {
    Path home = withoutArchive(sources("sources"));
    Files.delete(home.resolve("target/training-roles.jar"));
    buildingMaven();
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      processes.add(started(temporary, Map.of(), List.of(launcher(home), "--version")));
    }

    for (Process process : processes) {
      Run run = ended(process);
      assertThat(run.out).as(run.err).isEqualTo("training-roles 0.1.0\n");
      assertThat(run.exitCode).isZero();
    }
    assertThat(mavenCalls).content().hasLineCount(1);
    assertThat(home.resolve("target")).isDirectoryNotContaining(LauncherIT::isAtWork);
  }

  @Test
  void start_when_aBuildWasKilled_buildsOnceMore() throws Exception {
    Path home = withoutArchive(sources("sources"));
    Files.delete(home.resolve("target/training-roles.jar"));
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Files.createSymbolicLink(
        home.resolve("target/launcher.lock"), Path.of(Long.toString(dead.pid())));
    Files.createDirectory(home.resolve("target/launcher." + dead.pid()));
    buildingMaven();

    Run run = launch(home, "--version");

    assertThat(run.out).as(run.err).isEqualTo("training-roles 0.1.0\n");
    assertThat(run.exitCode).isZero();
    assertThat(run.err.lines().toList())
        .singleElement()
        .asString()
        .startsWith("Building training-roles (first use");
    assertThat(home.resolve("target")).isDirectoryNotContaining(LauncherIT::isAtWork);
  }

  @Test
  void exit_when_terminatedDuringTheBuild_isThatOfTheSignalAndLeavesNothing() throws Exception {
    Path home = sources("sources");
    Files.delete(home.resolve("target/training-roles.jar"));
    maven("sleep 2; exit 1");
    Process process = started(temporary, Map.of(), List.of(launcher(home), "--version"));
    while (!Files.exists(mavenCalls)) {
      Thread.onSpinWait();
    }

    process.destroy();

    assertThat(process.waitFor()).isEqualTo(128 + 15);
    assertThat(home.resolve("target")).isEmptyDirectory();
  }

  private static boolean isAtWork(Path file) {
    return file.getFileName().toString().startsWith("launcher.");
  }

  private static void assertOneLine(Run run, String part) {
    assertThat(run.exitCode).isEqualTo(1);
    assertThat(run.out).isEmpty();
    assertThat(run.err.lines().toList()).singleElement().asString().contains(part);
  }

  private Run launch(Path home, String... arguments) throws Exception {
    return run(
        temporary,
        Map.of(),
        Stream.concat(Stream.of(launcher(home)), Stream.of(arguments)).toList());
  }

  private Run launchOn(Path home, String javaHome) throws Exception {
    return run(temporary, Map.of("JAVA_HOME", javaHome), List.of(launcher(home), "--version"));
  }

  private Run run(Path folder, Map<String, String> environment, List<String> command)
      throws Exception {
    return ended(started(folder, environment, command));
  }

  private static Run ended(Process process) throws Exception {
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
    return new Run(process.waitFor(), out, err);
  }

  private Process started(Path folder, Map<String, String> environment, List<String> command)
      throws IOException {
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", maven + ":" + tools);
    builder.environment().put("JAVA_HOME", JAVA_HOME);
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static String launcher(Path home) {
    return home.resolve("bin/training-roles").toString();
  }

  private static String spec() {
    return SPEC.toString();
  }

  private String bothFiles() throws Exception {
    return run(
            temporary,
            Map.of(),
            List.of(JAVA_HOME + "/bin/java", "-jar", JAR.toString(), "synth", "--stdout", spec()))
        .out;
  }

  private Path installed(String name) throws IOException {
    Path home = Files.createDirectory(temporary.resolve(name));
    copy(PROJECT.resolve("bin"), home.resolve("bin"));
    Files.createDirectory(home.resolve("lib"));
    Files.copy(JAR, home.resolve("lib/training-roles.jar"));
    return home;
  }

  private Path sources(String name) throws IOException {
    Path home = Files.createDirectory(temporary.resolve(name));
    copy(PROJECT.resolve("bin"), home.resolve("bin"));
    copy(PROJECT.resolve("src/main"), home.resolve("src/main"));
    Files.copy(PROJECT.resolve("pom.xml"), home.resolve("pom.xml"));
    Files.createDirectory(home.resolve("target"));
    Files.copy(JAR, home.resolve("target/training-roles.jar"));
    return home;
  }

  /** A file where the archives' folder would be: nobody, root included, can write into it. */
  private static Path withoutArchive(Path home) throws IOException {
    Path folder = home.resolve(Files.isDirectory(home.resolve("lib")) ? "lib" : "target");
    Files.createFile(folder.resolve("start-up"));
    return home;
  }

  private static Path archive(Path home) throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("lib/start-up"))) {
      return files.filter(file -> file.toString().endsWith(".archive")).findAny().orElseThrow();
    }
  }

  private static void makeNewer(Path source) throws IOException {
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
  }

  private void failingMaven() throws IOException {
    maven("printf '\\033[0ma line of \\033[1;31mMaven'\"'\"'s\\033[m\\n'; exit 1");
  }

  private void buildingMaven() throws IOException {
    maven("sleep 1\n" + BUILD);
  }

  private void maven(String then) throws IOException {
    script(maven.resolve("mvn"), "echo \"$PWD: $*\" >>'" + mavenCalls + "'\n" + then);
  }

  private Path jdk(String script) throws IOException {
    Path home = Files.createTempDirectory(temporary, "jdk");
    script(Files.createDirectory(home.resolve("bin")).resolve("java"), script);
    return home;
  }

  private static void script(Path file, String text) throws IOException {
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
