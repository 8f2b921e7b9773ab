package io.trainingroles.terraform;

import static java.util.Map.entry;

import io.trainingroles.terraform.Value.Mapping;

/** The blocks that a configuration may have only once. */
final class SettingsBlocks {
  private SettingsBlocks() {}

  static Mapping root(TerraformSettings settings) {
    Mapping blocks = terraform(settings.awsProvider());
    if (settings.region() == null) {
      return blocks;
    }
    Mapping aws = Mapping.of(entry("region", Value.text(settings.region().value())));
    return blocks.and(Mapping.of(entry("provider", Mapping.of(entry("aws", aws)))));
  }

  /** A module has no provider of its own: with one, it takes neither for_each nor an alias. */
  static Mapping module() {
    return terraform(ProviderVersion.OF_MODULES);
  }

  private static Mapping terraform(ProviderVersion version) {
    Mapping aws =
        Mapping.of(
            entry("source", Value.text(TerraformSettings.AWS_PROVIDER_SOURCE)),
            entry("version", Value.text(version.constraint())));
    return Mapping.of(
        entry(
            "terraform",
            Mapping.of(
                entry("required_providers", Mapping.of(entry("aws", aws))),
                entry("required_version", Value.text(TerraformSettings.REQUIRED_VERSION)))));
  }
}
