package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.cli.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of the streams get colours. */
@Isolated
final class ColoursTest {
  @TempDir private Path folder;

  @Test
  void colours_when_noTerminalIsNamed_areNone() throws IOException {
    Path spec = write("roles.yaml", "rolse: x");
    assertThat(ProgramRun.of("synth", spec.toString()).err()).isNotEmpty().doesNotContain("\u001B");
    assertThat(ProgramRun.of("nothing").err()).doesNotContain("\u001B");
    assertThat(ProgramRun.of("--help").out()).doesNotContain("\u001B");
    Console none = Console.ofProcess(Map.of());
    assertThat(none.outColours()).isFalse();
    assertThat(none.errColours()).isFalse();
  }

  @Test
  void colours_when_theTerminalIsNamed_areThere() throws IOException {
    Path spec = write("roles.yaml", "rolse: x");
    assertThat(coloured("synth", spec.toString()).err()).contains("\u001B[31;1merror\u001B[0m");
    assertThat(coloured("nothing").err()).startsWith("\u001B[31;1merror\u001B[0m: ");
    assertThat(coloured("--help").out()).contains("\u001B[");
  }

  @ParameterizedTest
  @CsvSource({"out, true, false", "err, false, true"})
  void colours_when_oneStreamIsATerminal_areForThatOne(String stream, boolean out, boolean err) {
    String property = "trainingroles.terminal." + stream;
    System.setProperty(property, "true");
    try {
      Console console = Console.ofProcess(Map.of("NO_COLOR", ""));
      assertThat(console.outColours()).isEqualTo(out);
      assertThat(console.errColours()).isEqualTo(err);
      Console refused = Console.ofProcess(Map.of("NO_COLOR", "1"));
      assertThat(refused.outColours()).isFalse();
      assertThat(refused.errColours()).isFalse();
    } finally {
      System.clearProperty(property);
    }
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static ProgramRun coloured(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            true,
            true);
    int code = TrainingRolesCommand.run(console, Map.of(), arguments);
    console.out().flush();
    return new ProgramRun(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
