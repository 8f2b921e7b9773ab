package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.cli.console.ProgramVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the launcher builds the program first, and what it leaves if that fails. */
class LauncherBuildIT {
  @TempDir private Path temporary;

  private Launcher program;

  @BeforeEach
  void installTools() throws IOException {
    program = new Launcher(temporary);
  }

  @Test
  void start_when_theJarIsNewerThanItsSources_leavesMavenAlone() throws Exception {
    Path home = Launcher.withoutArchive(program.sources("sources"));
    program.failingMaven();

    assertThat(program.launch(home, "--version"))
        .isEqualTo(new Launcher.Run(0, "training-roles " + ProgramVersion.TEXT + "\n", ""));
    assertThat(program.mavenCalls()).doesNotExist();
  }

  @Test
  void start_when_aSourceIsNewerAndTheBuildFails_runsNothingAndLeavesNothing() throws Exception {
    Path home = program.sources("sources");
    byte[] jar = Files.readAllBytes(home.resolve("target/training-roles.jar"));
    Launcher.makeNewer(home.resolve("src/main/java/io/trainingroles/cli/Main.java"));
    program.failingMaven();

    for (int i = 0; i < 2; i++) {
      Launcher.Run run = program.launch(home, "--version");

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.out()).isEmpty();
      assertThat(run.err().lines())
          .hasSize(3)
          .startsWith("Building training-roles (sources changed) …", "a line of Maven's")
          .last()
          .asString()
          .startsWith("error: the build of training-roles failed");
    }
    assertThat(program.mavenCalls()).content().hasLineCount(2);
    assertThat(home.resolve("target")).isDirectoryNotContaining(Launcher::isAtWork);
    assertThat(home.resolve("target/training-roles.jar")).hasBinaryContent(jar);
  }

  @Test
  void start_when_theSourcesHaveChanged_buildsOnceMore() throws Exception {
    Path home = Launcher.withoutArchive(program.sources("sources"));
    Path jar = home.resolve("target/training-roles.jar");
    Files.writeString(jar, "an old jar");
    Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
    program.buildingMaven();

    Launcher.Run building = program.launch(home, "--version");
    Launcher.Run built = program.launch(home, "--version");

    assertThat(building)
        .isEqualTo(
            new Launcher.Run(
                0,
                "training-roles " + ProgramVersion.TEXT + "\n",
                "Building training-roles (sources changed) …\n"));
    assertThat(built)
        .isEqualTo(new Launcher.Run(0, "training-roles " + ProgramVersion.TEXT + "\n", ""));
    assertThat(program.mavenCalls())
        .content()
        .matches(
            Pattern.quote(home + ": -q -B -Pquick -Dmaven.test.skip=true -Doutput.folder=")
                + ".* package\n");
  }

  @Test
  void start_when_aSourceChangesDuringTheBuild_buildsAgain() throws Exception {
    Path home = Launcher.withoutArchive(program.sources("sources"));
    Files.delete(home.resolve("target/training-roles.jar"));
    program.maven(Launcher.BUILD + "sleep 1; touch src/main/java/io/trainingroles/cli/Main.java");

    program.launch(home, "--version");
    program.launch(home, "--version");

    assertThat(program.mavenCalls()).content().hasLineCount(2);
  }

  @Test
  void start_when_withoutJarAndMaven_saysHowToGetMaven() throws Exception {
    Path home = program.sources("sources");
    Files.delete(home.resolve("target/training-roles.jar"));

    Launcher.Run run = program.launch(home, "--version");

    Launcher.assertOneLine(run, "needs Maven");
    assertThat(run.err()).contains("https://");
    assertThat(home.resolve("target")).isEmptyDirectory();
  }

  @Test
  void start_when_theBuildCannotBeWritten_saysSoInOneLine() throws Exception {
    Path home = program.sources("sources");
    Files.delete(home.resolve("target/training-roles.jar"));
    Files.delete(home.resolve("target"));
    Files.createFile(home.resolve("target"));
    program.buildingMaven();

    Launcher.assertOneLine(
        program.launch(home, "--version"), "cannot write to '" + home.resolve("target"));
  }

  @Test
  void start_when_severalAreTheFirst_buildsOnce() throws Exception {
    Path home = Launcher.withoutArchive(program.sources("sources"));
    Files.delete(home.resolve("target/training-roles.jar"));
    program.buildingMaven();
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      processes.add(
          program.started(temporary, Map.of(), List.of(Launcher.launcher(home), "--version")));
    }

    for (Process process : processes) {
      Launcher.Run run = Launcher.ended(process);
      assertThat(run.out()).as(run.err()).isEqualTo("training-roles " + ProgramVersion.TEXT + "\n");
      assertThat(run.exitCode()).isZero();
    }
    assertThat(program.mavenCalls()).content().hasLineCount(1);
    assertThat(home.resolve("target")).isDirectoryNotContaining(Launcher::isAtWork);
  }

  @Test
  void start_when_aBuildWasKilled_buildsOnceMore() throws Exception {
    Path home = Launcher.withoutArchive(program.sources("sources"));
    Files.delete(home.resolve("target/training-roles.jar"));
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Files.createSymbolicLink(
        home.resolve("target/launcher.lock"), Path.of(Long.toString(dead.pid())));
    Files.createDirectory(home.resolve("target/launcher." + dead.pid()));
    program.buildingMaven();

    Launcher.Run run = program.launch(home, "--version");

    assertThat(run.out()).as(run.err()).isEqualTo("training-roles " + ProgramVersion.TEXT + "\n");
    assertThat(run.exitCode()).isZero();
    assertThat(run.err().lines().toList())
        .singleElement()
        .asString()
        .startsWith("Building training-roles (first use");
    assertThat(home.resolve("target")).isDirectoryNotContaining(Launcher::isAtWork);
  }

  @Test
  void exit_when_terminatedDuringTheBuild_isThatOfTheSignalAndLeavesNothing() throws Exception {
    Path home = program.sources("sources");
    Files.delete(home.resolve("target/training-roles.jar"));
    program.maven("sleep 2; exit 1");
    Process process =
        program.started(temporary, Map.of(), List.of(Launcher.launcher(home), "--version"));
    while (!Files.exists(program.mavenCalls())) {
      Thread.onSpinWait();
    }

    process.destroy();

    assertThat(process.waitFor()).isEqualTo(128 + 15);
    assertThat(home.resolve("target")).isEmptyDirectory();
  }
}
