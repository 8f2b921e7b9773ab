package io.trainingroles.terraform;

import io.trainingroles.role.value.Region;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a root configuration has only once.
 *
 * @param awsProvider which versions of the AWS provider it takes
 * @param region the Region of the AWS provider, or null to leave it to the environment
 * @param variables what is known only when Terraform runs
 * @param backend where the state is kept, or null to leave it to the configuration around
 * @param hasRoleMap whether one more output has all roles by their names
 */
public record TerraformSettings(
    ProviderVersion awsProvider,
    @Nullable Region region,
    List<Variable> variables,
    @Nullable Backend backend,
    boolean hasRoleMap) {

  /** Keeps an unchangeable copy. */
  public TerraformSettings {
    variables = List.copyOf(variables);
  }

  /**
   * What a root configuration has only once, without the output of all roles.
   *
   * @param awsProvider which versions of the AWS provider it takes
   * @param region the Region of the AWS provider, or null to leave it to the environment
   * @param variables what is known only when Terraform runs
   * @param backend where the state is kept, or null to leave it to the configuration around
   */
  public TerraformSettings(
      ProviderVersion awsProvider,
      @Nullable Region region,
      List<Variable> variables,
      @Nullable Backend backend) {
    this(awsProvider, region, variables, backend, false);
  }

  /**
   * The lowest version of Terraform that reads what is written here ({@code replace_triggered_by}
   * came with 1.2); OpenTofu's are all above it.
   */
  static final String LOWEST_VERSION = ">= 1.2";

  /** The address of the AWS provider in the registry. */
  public static final String AWS_PROVIDER_SOURCE = "hashicorp/aws";

  /** The settings of a spec that has none. */
  public static final TerraformSettings DEFAULT =
      new TerraformSettings(ProviderVersion.DEFAULT, null, List.of(), null);

  /**
   * Which versions of Terraform the configuration takes.
   *
   * @return a version constraint
   */
  public String requiredVersion() {
    return backend == null ? LOWEST_VERSION : backend.requiredVersion();
  }
}
