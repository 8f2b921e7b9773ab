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
 * @param adopted the roles that exist and are taken over
 * @param renamed the roles and policies that the state has under former names
 */
public record TerraformSettings(
    ProviderVersion awsProvider,
    @Nullable Region region,
    List<Variable> variables,
    @Nullable Backend backend,
    boolean hasRoleMap,
    AdoptedRoles adopted,
    RenamedRoles renamed) {

  /** Keeps an unchangeable copy. */
  public TerraformSettings {
    variables = List.copyOf(variables);
  }

  /**
   * What a root configuration has only once; it has no output of all roles, and adopts and renames
   * none.
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
    this(awsProvider, region, variables, backend, false, AdoptedRoles.NONE, RenamedRoles.NONE);
  }

  /**
   * The same settings for the roles of a spec.
   *
   * @param provider which versions of the AWS provider they need
   * @param taken those that are taken over
   * @param former those that the state has under former names
   * @return the settings
   */
  public TerraformSettings of(ProviderVersion provider, AdoptedRoles taken, RenamedRoles former) {
    return new TerraformSettings(provider, region, variables, backend, hasRoleMap, taken, former);
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
    String version = backend == null ? LOWEST_VERSION : backend.requiredVersion();
    return version.equals(LOWEST_VERSION) && !adopted.roles().isEmpty()
        ? AdoptedRoles.LOWEST_VERSION
        : version;
  }
}
