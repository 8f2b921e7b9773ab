package io.trainingroles.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A reading of a folder that is ended from outside leaves the folder as it was. */
final class ConfigurationInterruptedIT {
  private static final long LONGEST_WAIT = TimeUnit.MINUTES.toNanos(2);

  @TempDir(deletionStrategy = ProviderLinks.Deleted.class)
  private Path folder;

  @ParameterizedTest
  @CsvSource({
    "TERM, Getting, 143",
    "TERM, Planning, 143",
    "KILL, Getting, 137",
    "KILL, Planning, 137"
  })
  void check_when_ended_leavesTheFolderAsItWas(String signal, String phase, int exitCode)
      throws Exception {
    Path root = Files.createDirectory(folder.resolve("infra"));
    Files.writeString(root.resolve("main.tf"), FolderReadings.ROLE);
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    Path home = Files.createDirectory(folder.resolve("home"));
    Map<String, String> before = files(root);
    Command.Running check =
        TrainingRoles.in(folder)
            .with("HOME", home)
            .with("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary)
            .start("check", "infra");
    long end = System.nanoTime() + LONGEST_WAIT;
    while (!Files.readString(check.err()).contains(phase)
        || check.process().children().findAny().isEmpty()) {
      assertThat(System.nanoTime()).as("waiting for %s", phase).isLessThan(end);
      assertThat(check.process().isAlive()).isTrue();
      Thread.sleep(20);
    }
    List<ProcessHandle> below = check.process().descendants().toList();

    new ProcessBuilder("kill", "-" + signal, Long.toString(check.process().pid()))
        .start()
        .waitFor();

    check.result().exitedWith(exitCode);
    assertThat(files(root)).isEqualTo(before);
    if (signal.equals("TERM")) {
      assertThat(below).noneMatch(ProcessHandle::isAlive);
      assertThat(list(temporary)).noneMatch(name -> name.startsWith("training-roles-"));
    } else {
      below.forEach(ProcessHandle::destroyForcibly);
      for (ProcessHandle handle : below) {
        handle.onExit().get(1, TimeUnit.MINUTES);
      }
    }
  }

  private static List<String> list(Path in) throws IOException {
    try (Stream<Path> all = Files.list(in)) {
      return all.map(each -> String.valueOf(each.getFileName())).toList();
    }
  }

  private static Map<String, String> files(Path in) throws IOException {
    var texts = new TreeMap<String, String>();
    try (Stream<Path> all = Files.walk(in)) {
      for (Path each : all.toList()) {
        texts.put(
            in.relativize(each).toString(),
            Files.isRegularFile(each) ? Files.readString(each) : "");
      }
    }
    return texts;
  }
}
