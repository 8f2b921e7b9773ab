package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.ExpectedText;
import io.trainingroles.cli.console.Console;
import io.trainingroles.cli.console.ReadableFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The manual page and the completion that the archive installs are those of the commands. {@code
 * -Dsnapshots.update=true} writes them again.
 */
final class InstalledTextsTest {
  private static final Path SHARE = Path.of("src/dist/share");

  @Test
  void page_when_writtenFromTheCommands_isTheOneInTheArchive() throws IOException {
    String page = ManualPage.of(program());

    ExpectedText.check(SHARE.resolve("man/man1/training-roles.1"), page);
    assertThat(page)
        .contains(
            TrainingRolesCommand.NAMES.stream()
                .map(name -> ".SS training-roles " + name)
                .toArray(String[]::new))
        .doesNotContain("${DEFAULT", "%n");
  }

  @Test
  void completion_when_writtenFromTheCommands_isTheOneInTheArchive() throws IOException {
    ExpectedText.check(
        SHARE.resolve("bash-completion/completions/training-roles"),
        ProgramRun.of("generate-completion").out());
  }

  private static CommandSpec program() {
    var nothing = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    var console = new Console(nothing, nothing, false, false);
    var commands =
        new TrainingRolesCommand(
            console,
            ReadableFiles.all(InputStream.nullInputStream()),
            Map.of(),
            () -> ProgramRun.DAY,
            List.of());
    return new ParsedLine(commands, console).line("").getCommandSpec();
  }
}
