package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.ExpectedText;
import io.trainingroles.cdktf.Jobs;
import io.trainingroles.cdktf.RandomSpecs;
import io.trainingroles.cli.console.ExitCode;
import io.trainingroles.spec.SpecReading;
import io.trainingroles.synthesis.SpecSynthesizer;
import io.trainingroles.synthesis.SynthesizedSpec;
import io.trainingroles.terraform.ConfigurationRenderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code import} writes a spec that allows what the roles of the input do, or nothing. */
final class ImportCommandTest {
  private static final Path FIXTURES = Path.of("src/test/resources/fixtures/import");

  @TempDir private Path folder;

  static Stream<Path> accounts() throws IOException {
    return Files.list(FIXTURES).sorted();
  }

  @ParameterizedTest
  @MethodSource("accounts")
  void import_when_anAccountIsGiven_writesItsRolesOrSaysWhyNot(Path fixture) throws IOException {
    ProgramRun run = ProgramRun.of("import", fixture.resolve("input.json").toString(), "-o", "-");

    ExpectedText.check(fixture.resolve("expected.yaml"), run.out());
    ExpectedText.check(fixture.resolve("expected.txt"), run.code() + "\n" + run.err());
  }

  static LongStream seeds() {
    return LongStream.range(1, 13);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void import_when_aSpecWasSynthesized_allowsWhatItAllows(long seed) throws IOException {
    String text = RandomSpecs.withoutReferences(seed).next();
    Path spec = Files.writeString(folder.resolve("spec.yaml"), text);
    Path first = synthesized(spec);
    Path imported = folder.resolve("imported.yaml");

    ProgramRun run = ProgramRun.of("import", first.toString(), "-o", imported.toString());

    assertThat(run.code()).as("%s", run).isEqualTo(ExitCode.FINE);
    assertThat(run.out()).startsWith("Proved");
    Path second = synthesized(imported);
    ProgramRun diff = ProgramRun.of("diff", first.toString(), second.toString());
    assertThat(diff.out()).as("%s", diff).startsWith("No change:");
    ProgramRun again = ProgramRun.of("import", second.toString(), "-o", "-");
    assertThat(withoutComments(again.out())).isEqualTo(withoutComments(Files.readString(imported)));
  }

  private static String withoutComments(String spec) {
    return spec.lines().filter(line -> !line.startsWith("#")).toList().toString();
  }

  /** The configuration of a spec, whatever a review finds in it. */
  private Path synthesized(Path spec) throws IOException {
    SpecReading<SynthesizedSpec> reading =
        new SpecSynthesizer(Jobs.files()).read(spec.toString(), Files.readString(spec));
    assertThat(reading).as("%s", reading).isInstanceOf(SpecReading.Read.class);
    SynthesizedSpec read = ((SpecReading.Read<SynthesizedSpec>) reading).value();
    Path out = Files.createDirectory(folder.resolve(spec.getFileName() + ".out"));
    Files.writeString(
        out.resolve("main.tf.json"),
        new ConfigurationRenderer().root(read.roles(), read.terraform()).singleFile());
    return out;
  }

  @Test
  void import_when_theSpecExists_leavesIt() throws IOException {
    Path spec = Files.writeString(folder.resolve("spec.yaml"), "roles: {}\n");
    String input = FIXTURES.resolve("trusts/input.json").toString();

    ProgramRun run = ProgramRun.of("import", input, "-o", spec.toString());

    assertThat(run.code()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(run.err()).contains("already exists and was not changed");
    assertThat(spec).hasContent("roles: {}\n");
  }

  @Test
  void import_when_aRoleIsNamed_importsItAlone() {
    String input = FIXTURES.resolve("not-seen/input.json").toString();

    ProgramRun run = ProgramRun.of("import", input, "--role", "seen", "-o", "-");

    assertThat(run.code()).as("%s", run).isEqualTo(ExitCode.FINE);
    assertThat(run.out()).contains("\n  seen:\n").doesNotContain("noList");
  }
}
