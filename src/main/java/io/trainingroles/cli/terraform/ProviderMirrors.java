package io.trainingroles.cli.terraform;

import io.trainingroles.cli.console.ExitCode;
import io.trainingroles.cli.console.FailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the AWS provider can come from instead of the registry. See <a
 * href="https://developer.hashicorp.com/terraform/cli/config/config-file#provider-installation">Provider
 * installation</a>.
 */
public final class ProviderMirrors {
  public static final String OPTION = "--plugin-mirror";
  static final String VARIABLE = "TRAINING_ROLES_PLUGIN_MIRROR";

  private static final List<Path> SYSTEM_ROOTS =
      Stream.of(
              "/opt",
              "/usr/local/share",
              "/usr/local/lib",
              "/usr/share",
              "/usr/lib",
              "/var/lib",
              "/srv")
          .map(Path::of)
          .toList();

  private final Map<String, String> environment;
  private final TerraformBinary binary;
  private final List<Path> roots;

  /** The mirrors of this machine: under the system's roots, and the user's. */
  public ProviderMirrors(Map<String, String> environment, TerraformBinary binary) {
    this(environment, binary, usualRoots(environment));
  }

  public ProviderMirrors(
      Map<String, String> environment, TerraformBinary binary, List<Path> roots) {
    this.environment = environment;
    this.binary = binary;
    this.roots = List.copyOf(roots);
  }

  private static List<Path> usualRoots(Map<String, String> environment) {
    Path home = CliConfiguration.home(environment);
    var roots = new ArrayList<>(SYSTEM_ROOTS);
    roots.add(home.resolve(".terraform.d"));
    roots.add(home.resolve(".local").resolve("share").resolve("terraform"));
    return roots;
  }

  /** The first source that there is, in the order that the command's help gives. */
  public ProviderSource choose(@Nullable Path option) throws FailedException {
    if (option != null) {
      return given(option, OPTION);
    }
    Optional<Path> configuration =
        new CliConfiguration(environment, binary).withProviderInstallation();
    if (configuration.isPresent()) {
      return new ProviderSource.Configured(configuration.get());
    }
    String variable = environment.getOrDefault(VARIABLE, "");
    if (!variable.isEmpty()) {
      return given(Path.of(variable), VARIABLE);
    }
    return roots.stream()
        .flatMap(ProviderMirrors::nearby)
        .filter(this::holdsProvider)
        .sorted()
        .findFirst()
        .<ProviderSource>map(ProviderSource.Found::new)
        .orElseGet(ProviderSource.Registry::new);
  }

  private ProviderSource given(Path folder, String by) throws FailedException {
    if (!holdsProvider(folder)) {
      throw new FailedException(
          ExitCode.WRONG_INPUT,
          "'"
              + folder
              + "', given by "
              + by
              + ", has no AWS provider for "
              + platform()
              + "; a mirror is what 'terraform providers mirror DIR' writes: DIR/"
              + binary.registryHost()
              + "/hashicorp/aws/…");
    }
    return new ProviderSource.Given(folder, by);
  }

  /** A folder, the folders in it, and theirs. */
  private static Stream<Path> nearby(Path root) {
    return Stream.concat(
        Stream.of(root),
        folders(root).flatMap(child -> Stream.concat(Stream.of(child), folders(child))));
  }

  private static Stream<Path> folders(Path parent) {
    try (Stream<Path> children = Files.list(parent)) {
      return children.filter(Files::isDirectory).toList().stream();
    } catch (IOException unreadable) {
      return Stream.empty();
    }
  }

  /** Whether a mirror has the provider for this machine, unpacked or packed. */
  private boolean holdsProvider(Path mirror) {
    Path provider = mirror.resolve(binary.registryHost()).resolve("hashicorp").resolve("aws");
    if (!Files.isDirectory(provider)) {
      return false;
    }
    String packed = "_" + platform() + ".zip";
    try (Stream<Path> entries = Files.list(provider)) {
      return entries.anyMatch(
          entry ->
              entry.getFileName().toString().endsWith(packed)
                  || Files.isDirectory(entry.resolve(platform())));
    } catch (IOException unreadable) {
      return false;
    }
  }

  /** This machine as Terraform's registry names it, such as {@code linux_amd64}. */
  static String platform() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    String os = system.contains("mac") ? "darwin" : system.contains("win") ? "windows" : system;
    String architecture =
        switch (processor) {
          case "x86_64", "amd64" -> "amd64";
          case "aarch64", "arm64" -> "arm64";
          case "x86", "i386" -> "386";
          default -> processor;
        };
    return os + "_" + architecture;
  }
}
