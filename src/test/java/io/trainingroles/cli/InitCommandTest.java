package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code init} as a user calls it. */
final class InitCommandTest {
  @TempDir private Path folder;

  @Test
  void init_when_thereIsNone_writesASpecThatIsRight() throws IOException {
    Path spec = folder.resolve("roles.yaml");
    ProgramRun init = ProgramRun.of("init", spec.toString());
    assertThat(init.code()).isZero();
    assertThat(init.out()).isEmpty();
    assertThat(init.err()).contains("Wrote " + spec).contains("training-roles plan --offline");
    assertThat(ProgramRun.of("synth", "--stdout", spec.toString()).code()).isZero();
    assertThat(spec)
        .content()
        .startsWith("# yaml-language-server: $schema=training-roles.schema.json\n");
    assertThat(folder.resolve("training-roles.schema.json"))
        .hasSameTextualContentAs(Path.of("docs", "training-roles.schema.json"));
    String uncommented =
        Files.readString(spec)
            .replaceAll("(?m)^# (terraform|account):", "$1:")
            .replaceAll("(?m)^    # description:", "    description:");
    Files.writeString(spec, uncommented);
    ProgramRun all = ProgramRun.of("synth", "--stdout", spec.toString());
    assertThat(all.err()).isEmpty();
    assertThat(all.out()).contains("eu-west-1").contains("~> 5.0").contains("Trains the models");
  }

  @Test
  void init_when_theFileIsThere_leavesIt() throws IOException {
    Path spec = write("roles.yaml", "mine");
    ProgramRun init = ProgramRun.of("init", spec.toString());
    assertThat(init.code()).isEqualTo(2);
    assertThat(init.err()).startsWith("error: '" + spec + "' already exists");
    assertThat(Files.readString(spec)).isEqualTo("mine");
    assertThat(ProgramRun.of("init", folder.toString()).code()).isEqualTo(2);
  }

  @Test
  void init_when_theFolderIsNotThere_saysSo() {
    ProgramRun init = ProgramRun.of("init", folder.resolve("no").resolve("roles.yaml").toString());
    assertThat(init.code()).isEqualTo(2);
    assertThat(init.err())
        .contains("cannot write '")
        .contains("the folder does not exist; give a file in an existing folder")
        .doesNotContain("Exception");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
