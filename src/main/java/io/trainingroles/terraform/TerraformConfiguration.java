package io.trainingroles.terraform;

import io.trainingroles.terraform.Value.Mapping;

/**
 * A configuration in its two files.
 *
 * @param main resources and outputs: {@code main.tf.json}, which can be dropped into any
 *     configuration
 * @param settings what a configuration may have only once: {@code terraform.tf.json}
 */
public record TerraformConfiguration(Mapping main, Mapping settings) {
  /** The name of the file with the resources and outputs. */
  public static final String MAIN_FILE = "main.tf.json";

  /** The name of the file with what a configuration may have only once. */
  public static final String SETTINGS_FILE = "terraform.tf.json";

  /**
   * The text of {@code main.tf.json}.
   *
   * @return JSON
   */
  public String mainFile() {
    return new ConfigurationWriter().write(main);
  }

  /**
   * The text of {@code terraform.tf.json}.
   *
   * @return JSON
   */
  public String settingsFile() {
    return new ConfigurationWriter().write(settings);
  }

  /**
   * Both files as one.
   *
   * @return JSON
   */
  public String singleFile() {
    return new ConfigurationWriter().write(main.and(settings));
  }
}
