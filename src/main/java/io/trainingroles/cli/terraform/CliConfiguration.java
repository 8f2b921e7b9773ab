package io.trainingroles.cli.terraform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The user's own settings of Terraform, which are found as Terraform finds them. See <a
 * href="https://developer.hashicorp.com/terraform/cli/config/config-file">CLI configuration
 * file</a>.
 */
final class CliConfiguration {
  private static final List<String> VARIABLES = List.of("TF_CLI_CONFIG_FILE", "TERRAFORM_CONFIG");

  /** Comments and texts stand before the block's name, so that a name inside one is passed over. */
  private static final Pattern INSTALLATION =
      Pattern.compile(
          "#[^\\n]*"
              + "|//[^\\n]*"
              + "|(?s:/\\*.*?\\*/)"
              + "|(?<block>\"provider_installation\"\\s*[:=]|\\bprovider_installation\\s*[={])"
              + "|\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"");

  private final Map<String, String> environment;
  private final TerraformBinary binary;

  CliConfiguration(Map<String, String> environment, TerraformBinary binary) {
    this.environment = environment;
    this.binary = binary;
  }

  /** The file that defines where providers come from. */
  Optional<Path> withProviderInstallation() {
    return files().filter(Files::isRegularFile).filter(CliConfiguration::definesSource).findFirst();
  }

  /**
   * The environment for a Terraform that runs in another folder: there, a relative path would name
   * another file.
   */
  static Map<String, String> named(Map<String, String> environment) {
    var absolute = new TreeMap<>(environment);
    for (String variable : VARIABLES) {
      absolute.computeIfPresent(
          variable,
          (name, file) -> file.isEmpty() ? file : Path.of(file).toAbsolutePath().toString());
    }
    return absolute;
  }

  private Stream<Path> files() {
    for (String variable : VARIABLES) {
      String named = environment.getOrDefault(variable, "");
      if (!named.isEmpty()) {
        return Stream.of(Path.of(named));
      }
    }
    Path home = home(environment);
    var files = new ArrayList<Path>();
    Path ofOpenTofu = home.resolve(".tofurc");
    boolean own = binary.isOpenTofu() && Files.isRegularFile(ofOpenTofu);
    files.add(own ? ofOpenTofu : home.resolve(".terraformrc"));
    try (Stream<Path> more = Files.list(home.resolve(".terraform.d"))) {
      more.filter(file -> file.toString().matches(".*\\.tfrc(\\.json)?"))
          .sorted()
          .forEach(files::add);
    } catch (IOException none) {
      // A folder that is not there, or cannot be read, has no settings for Terraform either.
    }
    return files.stream();
  }

  /** The user's home folder, as Terraform has it. */
  static Path home(Map<String, String> environment) {
    String home = environment.getOrDefault("HOME", "");
    return Path.of(home.isEmpty() ? System.getProperty("user.home", "/") : home);
  }

  private static boolean definesSource(Path file) {
    try {
      Matcher matcher = INSTALLATION.matcher(Files.readString(file));
      while (matcher.find()) {
        if (matcher.group("block") != null) {
          return true;
        }
      }
    } catch (IOException unreadable) {
      // Terraform reports what is wrong with it.
    }
    return false;
  }
}
