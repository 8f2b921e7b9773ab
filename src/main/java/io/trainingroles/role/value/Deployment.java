package io.trainingroles.role.value;

import io.trainingroles.iam.Partition;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the roles are deployed to, as far as it is known before Terraform runs; what ARNs are built
 * from.
 *
 * @param account the account, or null where it is whichever Terraform's credentials belong to
 * @param region the Region, or null where it is whichever Terraform's provider is set to
 * @param isAccountCurrent whether ARNs have the account that Terraform's credentials belong to; for
 *     every other question it is not known
 * @param isRegionCurrent whether ARNs have the Region that Terraform's provider is set to; for
 *     every other question it is not known
 */
public record Deployment(
    @Nullable AccountId account,
    @Nullable Region region,
    boolean isAccountCurrent,
    boolean isRegionCurrent) {

  /**
   * Refuses an account or a Region that is both given and current.
   *
   * @throws IllegalArgumentException if a known account or Region is the current one too
   */
  public Deployment {
    if ((account != null && isAccountCurrent) || (region != null && isRegionCurrent)) {
      throw new IllegalArgumentException("what is known is not left to Terraform");
    }
  }

  /**
   * A place that is known before Terraform runs.
   *
   * @param account the account, or null where it may be any
   * @param region the Region, or null where it may be any
   */
  public Deployment(@Nullable AccountId account, @Nullable Region region) {
    this(account, region, false, false);
  }

  /**
   * The account and the Region that Terraform's credentials and provider are for.
   *
   * @return the place, of which nothing is known before Terraform runs
   */
  public static Deployment current() {
    return new Deployment(null, null, true, true);
  }

  /**
   * The partition that the Region lies in.
   *
   * @return the partition; {@link Partition#AWS} where the Region is not known
   */
  public Partition partition() {
    return region == null ? Partition.AWS : region.partition();
  }

  /**
   * The partition in ARNs.
   *
   * @return such as {@code aws-cn}, or what stands for the current one
   */
  public String partitionId() {
    return isPartitionCurrent() ? CurrentValue.PARTITION.text() : partition().id();
  }

  /**
   * What the host names of services end with.
   *
   * @return such as {@code amazonaws.com.cn}, or what stands for that of the current partition
   */
  public String dnsSuffix() {
    return isPartitionCurrent() ? CurrentValue.DNS_SUFFIX.text() : partition().dnsSuffix();
  }

  private boolean isPartitionCurrent() {
    return region == null && (isAccountCurrent || isRegionCurrent);
  }

  /**
   * The account in ARNs.
   *
   * @return its 12 digits, or what stands for the current one; nothing where it may be any
   */
  public Optional<String> accountId() {
    return account != null
        ? Optional.of(account.value())
        : isAccountCurrent ? Optional.of(CurrentValue.ACCOUNT.text()) : Optional.empty();
  }

  /**
   * The Region in ARNs.
   *
   * @return its code, or what stands for the current one; nothing where it may be any
   */
  public Optional<String> regionCode() {
    return region != null
        ? Optional.of(region.value())
        : isRegionCurrent ? Optional.of(CurrentValue.REGION.text()) : Optional.empty();
  }

  /**
   * The same account in another Region.
   *
   * @param other the Region; null for this one
   * @return where a resource is
   */
  public Deployment in(@Nullable Region other) {
    return other == null ? this : new Deployment(account, other, isAccountCurrent, false);
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
        partitionId(),
        service,
        regionCode().orElse("*"),
        accountId().orElse("*"),
        resource);
  }
}
