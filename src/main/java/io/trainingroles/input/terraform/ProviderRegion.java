package io.trainingroles.input.terraform;

import io.trainingroles.iam.Partition;
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
    return providers(root)
        .flatMap(providers -> below(providers, PROVIDER))
        .flatMap(ProviderRegion::region);
  }

  /**
   * The partitions that the resources of a plan can be in: those of the Regions of all its
   * configurations of the provider; any where one of them has none.
   */
  static List<Partition> partitionsOfPlan(Mapping root) {
    List<Optional<String>> regions =
        providers(root).map(Mapping::entries).orElse(List.of()).stream()
            .map(Tree.Entry::value)
            .filter(Mapping.class::isInstance)
            .map(Mapping.class::cast)
            .filter(each -> each.value("name").flatMap(Tree::asText).equals(Optional.of(PROVIDER)))
            .map(ProviderRegion::region)
            .toList();
    return regions.isEmpty() || regions.stream().anyMatch(Optional::isEmpty)
        ? List.of(Partition.values())
        : regions.stream().flatMap(Optional::stream).map(Partition::ofRegion).distinct().toList();
  }

  private static Optional<Mapping> providers(Mapping root) {
    return below(root, "configuration")
        .flatMap(configuration -> below(configuration, "provider_config"));
  }

  private static Optional<String> region(Mapping provider) {
    return below(provider, "expressions")
        .flatMap(expressions -> below(expressions, "region"))
        .flatMap(region -> region.value("constant_value"))
        .flatMap(Tree::asText);
  }

  private static Optional<Mapping> below(Mapping parent, String key) {
    return parent.value(key).filter(Mapping.class::isInstance).map(Mapping.class::cast);
  }
}
