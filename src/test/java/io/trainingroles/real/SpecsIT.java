package io.trainingroles.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples, and a spec with every intent and every trust, as their readers would use them. */
@ExtendWith(WithEmulator.class)
final class SpecsIT {
  private static final Path EVERYTHING =
      Path.of("src/test/resources/fixtures/real/every-intent-and-trust.yaml");

  @TempDir(deletionStrategy = ProviderLinks.Deleted.class)
  private Path folder;

  @ParameterizedTest
  @MethodSource
  void apply_when_doneTwice_changesNothingTheSecondTime(Path spec, Emulator emulator)
      throws IOException {
    var project = TerraformProject.in(folder, emulator).synthesize(spec.toAbsolutePath(), "");
    Path beside = spec.resolveSibling("data.tf");
    if (Files.exists(beside)) {
      project.write("data.tf", Files.readString(beside));
      project.write("provider.tf", "provider \"aws\" {\n  s3_use_path_style = true\n}\n");
    }
    project.init();
    assertThat(project.diagnostics()).isEmpty();

    project.apply();

    project.plan("-detailed-exitcode").exitedWith(0);
    assertThat(emulator.iam().listRoles().roles()).isNotEmpty();
    project.destroy();
    assertThat(emulator.iam().listRoles().roles()).isEmpty();
  }

  static List<Path> apply_when_doneTwice_changesNothingTheSecondTime() throws IOException {
    try (Stream<Path> examples = Files.list(Path.of("examples"))) {
      List<Path> specs =
          examples
              .map(example -> example.resolve("training-roles.yaml"))
              .filter(Files::exists)
              .sorted()
              .toList();
      assertThat(specs).hasSize(4);
      return Stream.concat(specs.stream(), Stream.of(EVERYTHING)).toList();
    }
  }
}
