package io.trainingroles.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.cli.console.ProgramVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the launcher finds Java and starts the program. */
class LauncherIT {
  @TempDir private Path temporary;

  private Launcher program;

  @BeforeEach
  void installTools() throws IOException {
    program = new Launcher(temporary);
  }

  @Test
  void synth_when_throughTheLauncher_writesTheBytesOfTheJar() throws Exception {
    Path home = program.installed("installed");
    Launcher.Run direct =
        program.run(
            temporary,
            Map.of(),
            List.of(
                Launcher.JAVA_HOME + "/bin/java",
                "-jar",
                Launcher.JAR.toString(),
                "synth",
                "--stdout",
                Launcher.spec()));

    Launcher.Run making = program.launch(home, "synth", "--stdout", Launcher.spec());
    Launcher.Run using = program.launch(home, "synth", "--stdout", Launcher.spec());

    assertThat(direct.out()).startsWith("{").endsWith("}\n");
    assertThat(making).isEqualTo(new Launcher.Run(0, direct.out(), Launcher.PREPARING));
    assertThat(using).isEqualTo(new Launcher.Run(0, direct.out(), ""));
  }

  @Test
  void start_when_throughAChainOfLinksFromAnotherFolder_runs() throws Exception {
    Path home = program.installed("installed");
    Path links = Files.createDirectories(temporary.resolve("links/deeper"));
    Path absolute =
        Files.createSymbolicLink(links.resolve("absolute"), home.resolve("bin/training-roles"));
    Path relative =
        Files.createSymbolicLink(temporary.resolve("links/relative"), Path.of("deeper/absolute"));
    Path folder = Files.createSymbolicLink(temporary.resolve("folder"), relative.getParent());

    for (Path link : List.of(absolute, relative, folder.resolve("relative"))) {
      assertThat(program.run(links, Map.of(), List.of(link.toString(), "--version")))
          .as("%s", link)
          .extracting(Launcher.Run::exitCode, Launcher.Run::out)
          .containsExactly(0, "training-roles " + ProgramVersion.TEXT + "\n");
    }
    assertThat(program.run(temporary, Map.of(), List.of("links/relative", "--version")).exitCode())
        .isZero();
  }

  @Test
  void start_when_fromAPathWithSpacesAndQuotes_runs() throws Exception {
    Path home = program.sources("it's a \"folder\" $HOME *");
    program.failingMaven();

    assertThat(program.launch(home, "synth", "--stdout", Launcher.spec()))
        .isEqualTo(new Launcher.Run(0, program.bothFiles(), Launcher.PREPARING));
    assertThat(program.launch(home, "synth", "--stdout", Launcher.spec()))
        .isEqualTo(new Launcher.Run(0, program.bothFiles(), ""));
  }

  @Test
  void start_when_fromAPathWithAColon_saysThatJavaCannot() throws Exception {
    Launcher.assertOneLine(program.launch(program.installed("a:b"), "--version"), "colon");
  }

  @Test
  void exit_when_theSpecIsBad_isThatOfTheCommand() throws Exception {
    Path home = Launcher.withoutArchive(program.installed("installed"));
    Path bad = Files.writeString(temporary.resolve("bad.yaml"), "roles: 1\n");

    Launcher.Run run = program.launch(home, "synth", "--stdout", bad.toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("bad.yaml");
  }

  @Test
  void exit_when_terminated_isThatOfTheSignal() throws Exception {
    Path home = Launcher.withoutArchive(program.installed("installed"));
    Path fifo = temporary.resolve("fifo");
    assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();
    Process process =
        program.started(
            temporary, Map.of(), List.of(Launcher.launcher(home), "synth", fifo.toString()));
    while (!process.info().command().orElse("").endsWith("java")) {
      Thread.onSpinWait();
    }

    process.destroy();

    assertThat(process.waitFor()).isEqualTo(128 + 15);
  }

  @Test
  void start_when_theArchiveIsDamaged_makesItAnew() throws Exception {
    Path home = program.installed("installed");
    program.launch(home, "--version");
    Path archive = Launcher.archive(home);
    byte[] sound = Files.readAllBytes(archive);
    byte[] flipped = sound.clone();
    Arrays.fill(flipped, 100, 120, (byte) 'x');

    for (byte[] damaged :
        List.of("text".getBytes(UTF_8), Arrays.copyOf(sound, sound.length / 4), flipped)) {
      Files.delete(archive);
      Files.write(archive, damaged);
      assertThat(program.launch(home, "synth", "--stdout", Launcher.spec()))
          .isEqualTo(new Launcher.Run(0, program.bothFiles(), Launcher.PREPARING));
    }
    assertThat(archive).isNotEmptyFile();
  }

  @Test
  void start_when_theJarHasChanged_makesTheArchiveAnew() throws Exception {
    Path home = program.installed("installed");
    program.launch(home, "--version");
    Files.setLastModifiedTime(
        home.resolve("lib/training-roles.jar"),
        FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));

    assertThat(program.launch(home, "synth", "--stdout", Launcher.spec()))
        .isEqualTo(new Launcher.Run(0, program.bothFiles(), Launcher.PREPARING));
    assertThat(program.launch(home, "synth", "--stdout", Launcher.spec()))
        .isEqualTo(new Launcher.Run(0, program.bothFiles(), ""));
  }

  @Test
  void start_when_theArchiveDoesNotFitTheOptions_saysNothingOfIt() throws Exception {
    Path home = program.installed("installed");
    program.launch(home, "--version");
    Map<String, String> options =
        Map.of("TRAINING_ROLES_JAVA_OPTS", "-XX:-UseSerialGC -XX:+UseParallelGC -Xmx300m");

    assertThat(
            program.run(
                temporary,
                options,
                List.of(Launcher.launcher(home), "synth", "--stdout", Launcher.spec())))
        .isEqualTo(new Launcher.Run(0, program.bothFiles(), ""));
  }

  @Test
  void start_when_noArchiveCanBeWritten_runsWithout() throws Exception {
    Path home = Launcher.withoutArchive(program.installed("installed"));

    assertThat(program.launch(home, "synth", "--stdout", Launcher.spec()))
        .isEqualTo(new Launcher.Run(0, program.bothFiles(), ""));
  }

  @Test
  void start_when_inAnAsciiLocale_readsAFileWithAnotherName() throws Exception {
    Path home = Launcher.withoutArchive(program.installed("installed"));
    // The name is made by the shell: this JVM's own locale may be without these letters.
    String script =
        "name=$(printf 'gr\\303\\266\\303\\237e.yaml'); cp \"$2\" \"$name\";"
            + " exec \"$1\" synth --stdout \"$name\"";

    Launcher.Run run =
        program.run(
            temporary,
            Map.of("LC_ALL", "C"),
            List.of("sh", "-c", script, "sh", Launcher.launcher(home), Launcher.spec()));

    assertThat(run).isEqualTo(new Launcher.Run(0, program.bothFiles(), ""));
  }

  @Test
  void start_when_withoutJava_saysSoInOneLine() throws Exception {
    Path home = program.installed("installed");

    Launcher.assertOneLine(program.launchOn(home, ""), "there is no Java");
  }

  @Test
  void start_when_javaHomeHasNoJava_saysSoInOneLine() throws Exception {
    Path home = program.installed("installed");

    Launcher.assertOneLine(
        program.launchOn(home, temporary.toString()), "JAVA_HOME is '" + temporary + "'");
  }

  @Test
  void start_when_javaIsTooOld_saysWhichItIs() throws Exception {
    Path home = program.installed("installed");
    Path old = program.jdk("exit 1");
    Files.writeString(
        old.resolve("release"), "IMPLEMENTOR=\"Someone\"\nJAVA_VERSION=\"1.8.0_392\"\n");
    Path oldWithoutReleaseFile = program.jdk("echo 'openjdk version \"11.0.2\" 2019-01-15' >&2");

    Launcher.assertOneLine(
        program.launchOn(home, old.toString()), "is Java 1.8.0_392, and 17 or newer is needed");
    Launcher.assertOneLine(
        program.launchOn(home, oldWithoutReleaseFile.toString()),
        "is Java 11.0.2, and 17 or newer");
  }

  @Test
  void start_when_javaIsSomethingElse_saysSoInOneLine() throws Exception {
    Path home = program.installed("installed");

    Launcher.assertOneLine(
        program.launchOn(home, program.jdk("echo coffee").toString()), "does not tell its version");
    Launcher.assertOneLine(
        program.launchOn(home, program.jdk("exit 3").toString()), "does not start");
  }

  @Test
  void start_when_javaIsAScriptOnThePath_asksItForItsVersion() throws Exception {
    Path home = Launcher.withoutArchive(program.installed("installed"));
    Path chooser = program.jdk("exec '" + Launcher.JAVA_HOME + "/bin/java' \"$@\"").resolve("bin");
    Map<String, String> environment = new HashMap<>();
    environment.put("JAVA_HOME", "");
    environment.put("PATH", chooser + ":" + program.tools());

    assertThat(program.run(temporary, environment, List.of(Launcher.launcher(home), "--version")))
        .isEqualTo(new Launcher.Run(0, "training-roles " + ProgramVersion.TEXT + "\n", ""));
  }
}
