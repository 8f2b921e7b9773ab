package io.trainingroles.input.declared;

import java.util.Optional;
import java.util.Set;

/** A file of a module. */
public sealed interface ConfigurationFile permits HclFile, JsonFile {
  /**
   * The local value that stands for a resource in data sources.
   *
   * @param resource its address in its module
   * @return the name of the local value
   */
  static String local(String resource) {
    return "training_roles_" + resource.replace('.', '_');
  }

  /**
   * The local value that stands for the outputs of a remote state.
   *
   * @param name the name of its data source
   * @return the name of the local value
   */
  static String remoteState(String name) {
    return "training_roles_remote_state_" + name;
  }

  /** The name of the variable that stands for what is ephemeral. */
  String EPHEMERAL = "training_roles_ephemeral";

  /**
   * Reads a file.
   *
   * @param name its name
   * @param text its text
   * @return the file; nothing if it is not one of Terraform, or cannot be read
   */
  static Optional<ConfigurationFile> of(String name, String text) {
    if (name.endsWith(".tf") || name.endsWith(".tofu")) {
      return Optional.of(new HclFile(name, text));
    }
    return name.endsWith(".tf.json") || name.endsWith(".tofu.json")
        ? JsonFile.read(name, text)
        : Optional.empty();
  }

  /**
   * What it declares.
   *
   * @return its blocks
   */
  FileDeclarations declarations();

  /**
   * The text for the copy.
   *
   * @param managed the addresses of all managed resources of the module
   * @param withVersions whether providers keep the versions that the file requires
   * @return the text without what Terraform must not run or ask for
   */
  String prepared(Set<String> managed, boolean withVersions);
}
