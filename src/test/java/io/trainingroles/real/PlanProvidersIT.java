package io.trainingroles.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Where {@code training-roles plan} gets the AWS provider, and that it says so. */
@ExtendWith(WithEmulator.class)
class PlanProvidersIT {
  private static final String SPEC = TrainingRoles.firstSpec().toString();

  /** Where nothing listens, so that the registry is out of reach with a network too. */
  private static final String NOWHERE = "http://127.0.0.1:9";

  @TempDir(deletionStrategy = ProviderLinks.Deleted.class)
  private static Path initialised;

  @TempDir(deletionStrategy = ProviderLinks.Deleted.class)
  private Path folder;

  private TrainingRoles trainingRoles;

  /** What {@code terraform init} leaves has the layout of a mirror. */
  @BeforeAll
  static void makeMirror(Emulator emulator) throws IOException {
    TerraformProject.in(initialised, emulator).synthesize(TrainingRoles.firstSpec(), "").init();
  }

  @BeforeEach
  void start() throws IOException {
    Path home = Files.createDirectory(folder.resolve("home"));
    Files.createSymbolicLink(folder.resolve("mirror"), initialised.resolve(".terraform/providers"));
    trainingRoles =
        TrainingRoles.in(folder)
            .with("HOME", home)
            .with("HTTPS_PROXY", NOWHERE)
            .with("TF_REGISTRY_DISCOVERY_RETRY", "0");
  }

  @Test
  void plan_when_mirrorIsGivenAsOption_usesItAndSaysSo() {
    assertThat(plan(trainingRoles, "--plugin-mirror", "mirror").succeeded().err())
        .contains("from the mirror mirror, given by --plugin-mirror …");
  }

  @Test
  void plan_when_mirrorIsGivenAsVariable_usesItAndSaysSo() {
    Path mirror = folder.resolve("mirror");

    assertThat(plan(trainingRoles.with("TRAINING_ROLES_PLUGIN_MIRROR", mirror)).succeeded().err())
        .contains("from the mirror " + mirror + ", given by TRAINING_ROLES_PLUGIN_MIRROR …");
  }

  /** The file is named by a relative path, which in the output folder would be another one. */
  @Test
  void plan_when_configurationNamesAMirror_usesItAndSaysSo() throws IOException {
    Files.writeString(
        folder.resolve("own.tfrc"),
        """
        provider_installation {
          filesystem_mirror {
            path = "%s"
          }
        }
        """
            .formatted(folder.resolve("mirror")));

    assertThat(plan(trainingRoles.with("TF_CLI_CONFIG_FILE", "own.tfrc")).succeeded().err())
        .contains("from the source that own.tfrc names …");
  }

  @Test
  void plan_when_givenMirrorHasNoProvider_saysWhatAMirrorIsAndWritesNothing() {
    Command.Result result = plan(trainingRoles, "--plugin-mirror", "home").exitedWith(2);

    assertThat(result.err())
        .startsWith("error: 'home', given by --plugin-mirror, has no AWS provider for ")
        .contains("terraform providers mirror DIR")
        .hasLineCount(1);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void plan_when_configuredSourceIsOutOfReach_saysInOneLineWhatToDo() throws IOException {
    Files.writeString(
        folder.resolve("home/.terraformrc"), "provider_installation {\n  direct {}\n}\n");

    Command.Result result = plan(trainingRoles).exitedWith(1);

    assertThat(result.err().lines().toList())
        .hasSize(2)
        .last()
        .asString()
        .startsWith("error: the AWS provider cannot be installed: the source that ")
        .contains(".terraformrc", "--plugin-mirror DIR", "terraform providers mirror DIR");
    assertThat(folder.resolve("out/training_roles_offline_override.tf.json")).doesNotExist();
  }

  private static Command.Result plan(TrainingRoles trainingRoles, String... options) {
    String[] arguments = new String[5 + options.length];
    System.arraycopy(new String[] {"plan", SPEC, "-o", "out", "--offline"}, 0, arguments, 0, 5);
    System.arraycopy(options, 0, arguments, 5, options.length);
    return trainingRoles.run(arguments);
  }
}
