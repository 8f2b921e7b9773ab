package io.trainingroles.cli.terraform;

import io.trainingroles.cli.console.ExitCode;
import io.trainingroles.cli.console.FailedException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The user's Terraform, or what they named in its place.
 *
 * @param name what the user calls it
 * @param file the absolute path of its executable file, since it is run in another folder
 */
public record TerraformBinary(String name, Path file) {
  private static final String VARIABLE = "TERRAFORM_BINARY_NAME";

  /**
   * Finds it as a shell would.
   *
   * @throws FailedException if it is not there; the message says how to install it
   */
  public static TerraformBinary find(Map<String, String> environment) throws FailedException {
    String named = environment.getOrDefault(VARIABLE, "");
    String name = named.isEmpty() ? "terraform" : named;
    Optional<Path> file =
        candidates(name, environment)
            .filter(candidate -> Files.isRegularFile(candidate) && Files.isExecutable(candidate))
            .findFirst();
    return new TerraformBinary(
        name,
        file.orElseThrow(
                () ->
                    new FailedException(
                        ExitCode.FAILED,
                        "'"
                            + name
                            + "' was not found; install Terraform"
                            + " (https://developer.hashicorp.com/terraform/install), or name another"
                            + " program with "
                            + VARIABLE))
            .toAbsolutePath());
  }

  /** The same, or nothing if it is not there. */
  public static Optional<TerraformBinary> ifThere(Map<String, String> environment) {
    try {
      return Optional.of(find(environment));
    } catch (FailedException notThere) {
      return Optional.empty();
    }
  }

  private static Stream<Path> candidates(String name, Map<String, String> environment) {
    if (name.indexOf('/') >= 0 || name.indexOf(File.separatorChar) >= 0) {
      return Stream.of(Path.of(name));
    }
    String path = environment.getOrDefault("PATH", "");
    return Arrays.stream(path.split(File.pathSeparator, -1)).map(entry -> Path.of(entry, name));
  }

  /** Whether it is OpenTofu, which has a registry and a configuration file of its own. */
  boolean isOpenTofu() {
    return String.valueOf(file.getFileName()).contains("tofu");
  }

  /** The host under which a mirror keeps this program's providers. */
  String registryHost() {
    return isOpenTofu() ? "registry.opentofu.org" : "registry.terraform.io";
  }
}
