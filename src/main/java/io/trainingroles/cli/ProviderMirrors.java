package io.trainingroles.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the AWS provider can come from instead of the registry. See <a
 * href="https://developer.hashicorp.com/terraform/cli/config/config-file#provider-installation">Provider
 * installation</a>.
 */
final class ProviderMirrors {
  static final String VARIABLE = "TRAINING_ROLES_PLUGIN_MIRROR";

  private static final Pattern INSTALLATION =
      Pattern.compile("(?m)^\\s*\"?provider_installation\"?\\s*[:{]");
  private static final List<String> SYSTEM_ROOTS =
      List.of(
          "/opt",
          "/usr/local/share",
          "/usr/local/lib",
          "/usr/share",
          "/usr/lib",
          "/var/lib",
          "/srv");

  private final Map<String, String> environment;
  private final String registryHost;

  ProviderMirrors(Map<String, String> environment, String registryHost) {
    this.environment = environment;
    this.registryHost = registryHost;
  }

  /** Where the provider comes from. */
  sealed interface Choice {
    /** A filesystem mirror. */
    record Mirror(Path folder, String because) implements Choice {}

    /** What the user's Terraform CLI configuration says. */
    record Configured(Path file) implements Choice {}

    /** The registry. */
    record Registry() implements Choice {}
  }

  /** The first source that there is, in the order that the command's help gives. */
  Choice choose(@Nullable Path option) throws FailedException {
    if (option != null) {
      return given(option, "given by --plugin-mirror");
    }
    Optional<Path> configuration = configurationFile().filter(ProviderMirrors::namesInstallation);
    if (configuration.isPresent()) {
      return new Choice.Configured(configuration.get());
    }
    String variable = environment.getOrDefault(VARIABLE, "");
    if (!variable.isEmpty()) {
      return given(Path.of(variable), "given by " + VARIABLE);
    }
    return systemRoots()
        .flatMap(ProviderMirrors::nearby)
        .filter(this::holdsProvider)
        .sorted()
        .findFirst()
        .<Choice>map(folder -> new Choice.Mirror(folder, "found on this machine"))
        .orElseGet(Choice.Registry::new);
  }

  private Choice given(Path folder, String because) throws FailedException {
    if (!holdsProvider(folder)) {
      throw new FailedException(
          ExitCode.WRONG_INPUT,
          "'"
              + folder
              + "', "
              + because
              + ", has no AWS provider for "
              + platform()
              + "; a mirror is what 'terraform providers mirror DIR' writes: DIR/"
              + registryHost
              + "/hashicorp/aws/…");
    }
    return new Choice.Mirror(folder, because);
  }

  private Optional<Path> configurationFile() {
    String named = environment.getOrDefault("TF_CLI_CONFIG_FILE", "");
    Path file =
        named.isEmpty()
            ? Path.of(environment.getOrDefault("HOME", ""), ".terraformrc")
            : Path.of(named);
    return Optional.of(file).filter(Files::isRegularFile);
  }

  private static boolean namesInstallation(Path file) {
    try {
      return INSTALLATION.matcher(Files.readString(file)).find();
    } catch (IOException unreadable) {
      return false;
    }
  }

  private Stream<Path> systemRoots() {
    var roots = new ArrayList<Path>();
    SYSTEM_ROOTS.forEach(root -> roots.add(Path.of(root)));
    String home = environment.getOrDefault("HOME", "");
    if (!home.isEmpty()) {
      roots.add(Path.of(home, ".terraform.d"));
      roots.add(Path.of(home, ".local", "share", "terraform"));
    }
    return roots.stream();
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
    Path provider = mirror.resolve(registryHost).resolve("hashicorp").resolve("aws");
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
