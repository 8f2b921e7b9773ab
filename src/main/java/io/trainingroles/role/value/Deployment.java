package io.trainingroles.role.value;

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

  /**
   * The same account in another Region.
   *
   * @param other the Region; null for this one
   * @return where a resource is
   */
  public Deployment in(@Nullable Region other) {
    return other == null ? this : new Deployment(account, other);
  }

  /**
   * The ARN of a resource in this account and Region; where one of them is not known, any.
   *
   * @param service such as {@code logs}
   * @param resource what follows the fifth colon
   * @return the ARN, or a pattern of it
   */
  public String arn(String service, String resource) {
    return String.join(
        ":",
        "arn",
        partition().id(),
        service,
        region == null ? "*" : region.value(),
        account == null ? "*" : account.value(),
        resource);
  }
}
