package io.trainingroles.input.terraform;

import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Mapping;
import java.util.List;
import java.util.Optional;

/**
 * The Region that the default configuration of the AWS provider is set to. One with an {@code
 * alias} is not the default. See <a
 * href="https://registry.terraform.io/providers/hashicorp/aws/latest/docs#region">region</a>.
 */
final class ProviderRegion {
  /** The local name that the provider has unless a module gives it another. */
  static final String PROVIDER = "aws";

  private ProviderRegion() {}

  /** The Region of the provider blocks of a configuration in JSON. */
  static Optional<String> only(List<Mapping> blocks) {
    return blocks.stream()
        .filter(block -> block.value("alias").isEmpty())
        .flatMap(block -> block.value("region").flatMap(Tree::asText).stream())
        .filter(region -> !region.contains("${"))
        .findFirst();
  }

  /** The Region in the configuration of a plan, which has each provider under its key. */
  static Optional<String> ofPlan(Mapping root) {
    return below(root, "configuration")
        .flatMap(configuration -> below(configuration, "provider_config"))
        .flatMap(providers -> below(providers, PROVIDER))
        .flatMap(provider -> below(provider, "expressions"))
        .flatMap(expressions -> below(expressions, "region"))
        .flatMap(region -> region.value("constant_value"))
        .flatMap(Tree::asText);
  }

  private static Optional<Mapping> below(Mapping parent, String key) {
    return parent.value(key).filter(Mapping.class::isInstance).map(Mapping.class::cast);
  }
}
