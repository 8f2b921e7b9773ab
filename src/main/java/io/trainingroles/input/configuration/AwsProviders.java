package io.trainingroles.input.configuration;

import io.trainingroles.input.declared.ProviderBlock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The configurations of AWS's provider that the root module has: those that it declares, the
 * default one, and those that its caller would give it.
 *
 * @param all each of them, the default one among them
 */
record AwsProviders(List<ProviderBlock> all) {
  /** What an account is called, before the key of its configuration. */
  static final String ACCOUNT_OF = "the account of provider ";

  /** Keeps an unchangeable copy. */
  AwsProviders {
    all = List.copyOf(all);
  }

  /** Those of a root module, with a Region where they set none. */
  static AwsProviders of(ConfigurationModule root, Optional<String> region) {
    var byKey = new TreeMap<String, ProviderBlock>();
    String name = root.sources().keySet().stream().filter(root::isAws).findFirst().orElse("aws");
    byKey.put(name, ProviderBlock.plain(name, ""));
    for (String alias : root.aliases()) {
      if (root.isAws(alias)) {
        int end = alias.indexOf('.');
        byKey.put(alias, ProviderBlock.plain(alias.substring(0, end), alias.substring(end + 1)));
      }
    }
    root.providers().stream()
        .filter(each -> root.isAws(each.name()))
        .forEach(each -> byKey.put(each.key(), each));
    return new AwsProviders(
        byKey.values().stream().map(block -> block.withRegion(region)).toList());
  }

  /** Their names, by which resources refer to them. */
  List<String> keys() {
    return all.stream().map(ProviderBlock::key).toList();
  }

  /** Whether one of them has a Region. */
  boolean hasRegion(String key) {
    return find(key).flatMap(ProviderBlock::region).isPresent();
  }

  /** Whether each of them has a Region. */
  boolean haveRegions() {
    return all.stream().allMatch(each -> each.region().isPresent());
  }

  /** What can make one of them one for another account. */
  String settings(String key) {
    return find(key).map(ProviderBlock::settings).orElse("");
  }

  /**
   * Whether one of them is for the account that the whole folder is read for: the configuration
   * says nothing else of it. That is the default one, and each that is set as it is.
   */
  boolean isOfDefaultAccount(String key) {
    return find(key)
        .filter(block -> block.account().isEmpty())
        .filter(
            block ->
                block.settings().isEmpty()
                    || block.alias().isEmpty()
                    || find(block.name())
                        .filter(first -> first.account().isEmpty())
                        .filter(first -> first.settings().equals(block.settings()))
                        .isPresent())
        .isPresent();
  }

  /** What says the accounts, by the keys of the configurations, as expressions. */
  Map<String, Object> accountsSeen() {
    var seen = new TreeMap<String, Object>();
    for (ProviderBlock block : all) {
      block.account().ifPresent(each -> seen.put(ACCOUNT_OF + block.key(), "${" + each + "}"));
    }
    return seen;
  }

  private Optional<ProviderBlock> find(String key) {
    return all.stream().filter(each -> each.key().equals(key)).findFirst();
  }

  /** The data sources that show the Regions. */
  Map<String, Object> regions() {
    var regions = new TreeMap<String, Object>();
    for (ProviderBlock block : all) {
      if (block.region().isPresent()) {
        regions.put(name(block), Map.of("provider", block.key()));
      }
    }
    return regions.isEmpty() ? Map.of() : Map.of("aws_region", regions);
  }

  /** The Regions by the keys of the configurations, as expressions. */
  Map<String, Object> regionsSeen() {
    var seen = new TreeMap<String, Object>();
    for (ProviderBlock block : all) {
      if (block.region().isPresent()) {
        seen.put(block.key(), "${data.aws_region." + name(block) + ".id}");
      }
    }
    return seen;
  }

  private static String name(ProviderBlock block) {
    return "training_roles_" + block.key().replace('.', '_');
  }
}
