package io.trainingroles.terraform;

import static java.util.Map.entry;

import io.trainingroles.policy.RoleDetail;
import io.trainingroles.terraform.Value.Mapping;
import java.util.List;

/** The blocks that a configuration may have only once. */
final class SettingsBlocks {
  private SettingsBlocks() {}

  static Mapping root(TerraformSettings settings) {
    Mapping terraform = terraform(settings.awsProvider(), settings.requiredVersion());
    Backend backend = settings.backend();
    if (backend != null) {
      Mapping state = Mapping.of(entry(backend.type(), backend.block()));
      terraform = terraform.and(Mapping.of(entry("backend", state)));
    }
    Mapping blocks = Mapping.of(entry("terraform", terraform));
    if (settings.region() == null) {
      return blocks;
    }
    Mapping aws = Mapping.of(entry("region", Value.text(settings.region().value())));
    return blocks.and(Mapping.of(entry("provider", Mapping.of(entry("aws", aws)))));
  }

  /** A module has no provider of its own: with one, it takes neither for_each nor an alias. */
  static Mapping module(List<RoleDetail> roles) {
    ProviderVersion provider =
        ExclusivePolicies.provider(
                ProviderVersion.OF_MODULES, roles.stream().map(RoleDetail::attributes))
            .orElseThrow();
    return Mapping.of(entry("terraform", terraform(provider, TerraformSettings.LOWEST_VERSION)));
  }

  private static Mapping terraform(ProviderVersion provider, String requiredVersion) {
    Mapping aws =
        Mapping.of(
            entry("source", Value.text(TerraformSettings.AWS_PROVIDER_SOURCE)),
            entry("version", Value.text(provider.constraint())));
    return Mapping.of(
        entry("required_providers", Mapping.of(entry("aws", aws))),
        entry("required_version", Value.text(requiredVersion)));
  }
}
