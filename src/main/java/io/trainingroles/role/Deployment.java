package io.trainingroles.role;

import io.trainingroles.iam.Partition;
import org.jspecify.annotations.Nullable;

/**
 * Where the roles are deployed to, as far as it is known before Terraform runs; what ARNs are built
 * from.
 *
 * @param account the account, or null where it is whichever Terraform's credentials belong to
 * @param region the Region, or null where it is whichever Terraform's provider is set to
 */
public record Deployment(@Nullable AccountId account, @Nullable Region region) {

  /**
   * The partition that the Region lies in.
   *
   * @return the partition; {@link Partition#AWS} where the Region is not known
   */
  public Partition partition() {
    return region == null ? Partition.AWS : region.partition();
  }
}
