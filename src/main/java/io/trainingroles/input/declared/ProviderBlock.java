package io.trainingroles.input.declared;

import java.util.Optional;
import java.util.Set;

/**
 * A configuration of a provider.
 *
 * @param name the provider's name in the module
 * @param alias its alias; empty for the default configuration
 * @param region the expression of its Region, if it sets one
 * @param account the expression of what says its account, if it does: the ARN of the role that it
 *     assumes, or a list of the accounts that it may be used for
 * @param settings what of it can make it one for another account, as it is written
 */
public record ProviderBlock(
    String name, String alias, Optional<String> region, Optional<String> account, String settings) {
  /** The arguments of a provider that do not change which account it is for. */
  static final Set<String> OF_ANY_ACCOUNT =
      Set.of("alias", "region", "default_tags", "ignore_tags", "max_retries", "retry_mode");

  /**
   * One that sets nothing.
   *
   * @param name the provider's name in the module
   * @param alias its alias; empty for the default configuration
   * @return the configuration
   */
  public static ProviderBlock plain(String name, String alias) {
    return new ProviderBlock(name, alias, Optional.empty(), Optional.empty(), "");
  }

  /**
   * How resources refer to it.
   *
   * @return such as {@code aws.us}
   */
  public String key() {
    return alias.isEmpty() ? name : name + "." + alias;
  }

  /**
   * The same with a Region, if it has none.
   *
   * @param other the Region
   * @return the configuration
   */
  public ProviderBlock withRegion(Optional<String> other) {
    return region.isPresent()
        ? this
        : new ProviderBlock(name, alias, other.map(each -> '"' + each + '"'), account, settings);
  }
}
