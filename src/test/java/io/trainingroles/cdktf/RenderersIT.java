package io.trainingroles.cdktf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.trainingroles.spec.SpecReading;
import io.trainingroles.synthesis.SpecSynthesizer;
import io.trainingroles.synthesis.SynthesizedSpec;
import io.trainingroles.terraform.ConfigurationRenderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One truth, two renderers: CDKTF's JSON is the generator's, byte for byte. */
final class RenderersIT {
  private static final int RANDOM_SPECS = Integer.getInteger("renderers.specs", 300);
  private static final long SEED = Long.getLong("renderers.seed", 20_261_124L);

  /** With some thousands of stacks in one app, the calls back from Node.js fill Java's stack. */
  private static final int STACKS_OF_AN_APP = 250;

  @TempDir private Path folder;

  @Test
  void stack_when_ofTheFirstRole_isTheSnapshotAndTheSettings() throws IOException {
    SynthesizedSpec spec = read(Files.readString(Path.of("training-roles.yaml")));

    Synthesis synthesis =
        Synthesis.of(folder, app -> new TrainingRolesStack(app, "training-roles", spec));

    String cdktf = CanonicalJson.withoutCommentsAndBackend(synthesis.stack("training-roles"));
    assertThat(cdktf).isEqualTo(generated(spec));
    String main = Files.readString(Path.of("main.tf.json.snapshot"));
    assertThat(cdktf).startsWith(main.substring(0, main.lastIndexOf("\n}")));
  }

  @Test
  void stack_when_ofRandomSpecs_isWhatTheGeneratorWrites() throws IOException {
    var random = new RandomSpecs(SEED);
    int left = RANDOM_SPECS;
    for (int batch = 0; left > 0; batch++) {
      int size = Math.min(left, STACKS_OF_AN_APP);
      compare(Files.createDirectory(folder.resolve("app" + batch)), random, size);
      left -= size;
    }
  }

  private static void compare(Path outdir, RandomSpecs random, int size) throws IOException {
    var texts = new ArrayList<String>();
    var specs = new ArrayList<SynthesizedSpec>();
    for (int number = 0; number < size; number++) {
      texts.add(random.next());
      specs.add(read(texts.get(number)));
    }

    Synthesis synthesis =
        Synthesis.of(
            outdir,
            app -> {
              for (int number = 0; number < size; number++) {
                new TrainingRolesStack(app, "stack" + number, specs.get(number));
              }
            });

    for (int number = 0; number < size; number++) {
      assertThat(CanonicalJson.withoutCommentsAndBackend(synthesis.stack("stack" + number)))
          .as("seed %s, spec %s:%n%s", SEED, number, texts.get(number))
          .isEqualTo(generated(specs.get(number)));
    }
  }

  @Test
  void stack_when_synthesized_keepsItsStateInTheProject() throws IOException {
    SynthesizedSpec spec = read(Files.readString(Path.of("training-roles.yaml")));
    Path inProject = Files.createTempDirectory(Path.of("target"), "state");

    Synthesis synthesis =
        Synthesis.of(inProject, app -> new TrainingRolesStack(app, "training-roles", spec));

    String json = synthesis.stack("training-roles");
    String path = json.replaceAll("(?s).*\"path\": \"([^\"]*tfstate)\".*", "$1");
    assertThat(Path.of(path)).isRelative();
    assertThat(synthesis.stackFolder("training-roles").resolve(path).toAbsolutePath().normalize())
        .isEqualTo(Path.of("terraform.training-roles.tfstate").toAbsolutePath());
  }

  private static String generated(SynthesizedSpec spec) {
    return new ConfigurationRenderer().root(spec.roles(), spec.terraform()).singleFile();
  }

  private static SynthesizedSpec read(String yaml) {
    SpecReading<SynthesizedSpec> reading =
        new SpecSynthesizer(Jobs.files()).read("random.yaml", yaml);
    if (reading instanceof SpecReading.Read<SynthesizedSpec> read) {
      return read.value();
    }
    return fail(reading + "\n" + yaml);
  }
}
