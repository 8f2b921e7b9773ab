package io.trainingroles.cli.configuration;

import java.util.List;
import java.util.Set;

/**
 * The address of a provider: which program it is. See <a
 * href="https://developer.hashicorp.com/terraform/language/providers/requirements#source-addresses">Source
 * addresses</a>.
 *
 * @param host the registry; empty where the source names none, so that it is that of the program
 * @param namespace whose provider it is
 * @param type such as {@code aws}
 */
record ProviderAddress(String host, String namespace, String type) {
  private static final String HASHICORP = "hashicorp";

  /** The registries that a source without a host is of: of Terraform, and of OpenTofu. */
  private static final Set<String> REGISTRIES =
      Set.of("registry.terraform.io", "registry.opentofu.org");

  /**
   * Reads a source.
   *
   * @param source such as {@code hashicorp/aws}, with or without a host; a type alone is one of
   *     hashicorp's
   */
  static ProviderAddress of(String source) {
    List<String> parts = List.of(source.split("/", 3));
    return switch (parts.size()) {
      case 1 -> new ProviderAddress("", HASHICORP, source);
      case 2 -> new ProviderAddress("", parts.get(0), parts.get(1));
      default -> new ProviderAddress(parts.get(0), parts.get(1), parts.get(2));
    };
  }

  /** Whether it is a provider of hashicorp: other hosts may have anything under that name. */
  boolean isOfHashicorp() {
    return isOfRegistry() && namespace.equals(HASHICORP);
  }

  /** Whether a lock file has it, which names the hosts of all its providers. */
  boolean isIn(Set<String> locked) {
    return locked.stream().map(ProviderAddress::of).anyMatch(this::isSame);
  }

  private boolean isSame(ProviderAddress other) {
    boolean isOfHost = host.isEmpty() ? other.isOfRegistry() : host.equals(other.host);
    return isOfHost && namespace.equals(other.namespace) && type.equals(other.type);
  }

  private boolean isOfRegistry() {
    return host.isEmpty() || REGISTRIES.contains(host);
  }
}
