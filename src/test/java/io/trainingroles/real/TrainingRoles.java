package io.trainingroles.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The program as its users start it: the command-line jar, as a process. */
final class TrainingRoles {
  private static final Path JAR = Path.of("target", "training-roles.jar").toAbsolutePath();

  private static final boolean IGNORES_INTERRUPTS = ignoresInterrupts();

  private final Path folder;
  private final Map<String, String> environment;

  private TrainingRoles(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  /** Started in this folder, with a PATH and nothing else of this process's environment. */
  static TrainingRoles in(Path folder) {
    assertThat(JAR).as("the command-line jar; 'mvn verify' makes it before this test").exists();
    return new TrainingRoles(folder, Map.of("PATH", System.getenv("PATH")));
  }

  TrainingRoles with(String variable, Object value) {
    var more = new HashMap<>(environment);
    more.put(variable, value.toString());
    return new TrainingRoles(folder, more);
  }

  Command.Result run(String... arguments) {
    return command().run(arguments);
  }

  Command.Running start(String... arguments) {
    return command().start(arguments);
  }

  private Command command() {
    var program = new ArrayList<String>();
    if (IGNORES_INTERRUPTS) {
      program.addAll(List.of("env", "--default-signal=INT"));
    }
    program.addAll(List.of(Tool.JAVA.toString(), "-jar", JAR.toString()));
    return new Command(folder, environment, program);
  }

  /**
   * A shell has what it starts in the background ignore SIGINT, and all below it with that; a
   * user's terminal does not.
   */
  private static boolean ignoresInterrupts() {
    var shell =
        new Command(
            Path.of("").toAbsolutePath(),
            System.getenv(),
            List.of("sh", "-c", "kill -INT $$; echo ignored"));
    return shell.run().out().contains("ignored");
  }

  /** The first role of the project, as its own spec declares it. */
  static Path firstSpec() {
    Path spec = Path.of("training-roles.yaml").toAbsolutePath();
    assertThat(Files.isRegularFile(spec)).isTrue();
    return spec;
  }
}
