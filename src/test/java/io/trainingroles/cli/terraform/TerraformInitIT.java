package io.trainingroles.cli.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.trainingroles.cli.console.Console;
import io.trainingroles.cli.console.FailedException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the user sees when a real Terraform cannot get the provider. */
class TerraformInitIT {
  @TempDir private Path folder;
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();

  @BeforeEach
  void requireAVersionThatNobodyHas() throws Exception {
    Files.writeString(
        folder.resolve("main.tf"),
        """
        terraform {
          required_providers {
            aws = {
              source  = "hashicorp/aws"
              version = "999.0.0"
            }
          }
        }
        """);
  }

  @Test
  void init_when_thereIsNoMirrorAndNoNetwork_saysInOneErrorWhatToDo() {
    assertThatExceptionOfType(FailedException.class)
        .isThrownBy(() -> withoutNetwork().init(new ProviderSource.Registry(), List.of()))
        .withMessageStartingWith(
            "the AWS provider cannot be installed: the Terraform registry cannot be reached")
        .withMessageContaining("--plugin-mirror DIR or TRAINING_ROLES_PLUGIN_MIRROR")
        .withMessageContaining("'terraform providers mirror DIR' in '" + folder + "'")
        .satisfies(failed -> assertThat(failed.exitCode()).isEqualTo(1));
    assertThat(output())
        .isEqualTo("Getting the AWS provider (terraform init) from the registry …\n");
  }

  /** The mirror was only found: that it lacks the version is the better thing to know. */
  @Test
  void init_when_mirrorWasFoundButLacksTheVersion_asksTheRegistryAndThenShowsWhatIsLacking() {
    var found = new ProviderSource.Found(folder);

    assertThatExceptionOfType(FailedException.class)
        .isThrownBy(() -> withoutNetwork().init(found, List.of()))
        .withMessageContaining("'terraform init' failed with providers from the mirror " + folder);
    assertThat(output())
        .contains(
            "found on this machine …\nThat mirror does not have all providers.\n",
            "from the registry …\n",
            "Failed to query available provider packages");
  }

  private String output() {
    return output.toString(StandardCharsets.UTF_8);
  }

  /** Nothing listens there, so that this holds on a machine with a network too. */
  private Terraform withoutNetwork() throws FailedException {
    var environment =
        new HashMap<String, String>(
            Map.of(
                "PATH",
                System.getenv("PATH"),
                "HOME",
                folder.toString(),
                "HTTPS_PROXY",
                "http://127.0.0.1:9",
                "TF_REGISTRY_DISCOVERY_RETRY",
                "0"));
    var err = new PrintStream(output, true, StandardCharsets.UTF_8);
    return new Terraform(
        TerraformBinary.find(environment),
        folder,
        environment,
        new Console(err, err, false, false));
  }
}
