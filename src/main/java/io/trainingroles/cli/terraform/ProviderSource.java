package io.trainingroles.cli.terraform;

import java.nio.file.Path;
import java.util.List;

/** Where the AWS provider comes from. */
public sealed interface ProviderSource {

  /** The arguments of {@code terraform init}. */
  default List<String> initArguments() {
    return List.of();
  }

  /** The source in words, to go after "from". */
  String description();

  /**
   * A filesystem mirror that the user named.
   *
   * @param folder the mirror
   * @param by the option or the variable that names it
   */
  record Given(Path folder, String by) implements ProviderSource {
    @Override
    public List<String> initArguments() {
      return pluginDir(folder);
    }

    @Override
    public String description() {
      return "the mirror " + folder + ", given by " + by;
    }
  }

  /**
   * A filesystem mirror that is not configured.
   *
   * @param folder the mirror
   */
  record Found(Path folder) implements ProviderSource {
    @Override
    public List<String> initArguments() {
      return pluginDir(folder);
    }

    @Override
    public String description() {
      return "the mirror " + folder + ", found on this machine";
    }
  }

  /**
   * The source in the user's Terraform CLI configuration.
   *
   * @param file the configuration
   */
  record Configured(Path file) implements ProviderSource {
    @Override
    public String description() {
      return "the source that " + file + " names";
    }
  }

  /** The registry. */
  record Registry() implements ProviderSource {
    @Override
    public String description() {
      return "the registry";
    }
  }

  private static List<String> pluginDir(Path folder) {
    return List.of("-plugin-dir=" + folder.toAbsolutePath());
  }
}
