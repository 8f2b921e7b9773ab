package io.trainingroles.terraform;

import io.trainingroles.terraform.Value.Mapping;
import java.util.Map;

/**
 * Where Terraform keeps its state. See <a
 * href="https://developer.hashicorp.com/terraform/language/backend">Backend block configuration
 * overview</a>.
 */
public sealed interface Backend permits LocalBackend, S3Backend {

  /**
   * The backend's type.
   *
   * @return the label of its block, such as {@code s3}
   */
  String type();

  /**
   * The arguments of the backend.
   *
   * @return texts, truth values and mappings of texts, by the names that Terraform has for them
   */
  Map<String, Object> settings();

  /**
   * The lowest version of Terraform that knows all of the settings.
   *
   * @return a version constraint
   */
  default String requiredVersion() {
    return TerraformSettings.LOWEST_VERSION;
  }

  /**
   * The block's content.
   *
   * @return the settings as Terraform's values
   */
  default Mapping block() {
    return Mapping.of(
        settings().entrySet().stream()
            .map(setting -> Map.entry(setting.getKey(), value(setting.getValue())))
            .toList());
  }

  private static Value value(Object setting) {
    if (setting instanceof Map<?, ?> mapping) {
      return Mapping.of(
          mapping.entrySet().stream()
              .map(entry -> Map.entry(entry.getKey().toString(), value(entry.getValue())))
              .toList());
    }
    return setting instanceof Boolean flag ? new Value.Flag(flag) : Value.text(setting.toString());
  }
}
