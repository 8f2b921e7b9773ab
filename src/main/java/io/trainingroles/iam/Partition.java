package io.trainingroles.iam;

import java.util.Arrays;
import java.util.Optional;

/**
 * A group of AWS Regions with names of its own. See <a
 * href="https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html">AWS
 * partitions</a>.
 */
public enum Partition {
  /** The commercial Regions. */
  AWS("aws", "amazonaws.com"),
  /** The Regions in China. */
  AWS_CN("aws-cn", "amazonaws.com.cn"),
  /** The Regions of AWS GovCloud (US). */
  AWS_US_GOV("aws-us-gov", "amazonaws.com");

  private final String id;
  private final String dnsSuffix;

  Partition(String id, String dnsSuffix) {
    this.id = id;
    this.dnsSuffix = dnsSuffix;
  }

  /**
   * The second field of an ARN.
   *
   * @return such as {@code aws-cn}
   */
  public String id() {
    return id;
  }

  /**
   * What the host names of the partition's services end with.
   *
   * @return such as {@code amazonaws.com.cn}
   */
  public String dnsSuffix() {
    return dnsSuffix;
  }

  /**
   * The partition of an ARN's second field.
   *
   * @param id such as {@code aws-cn}
   * @return the partition, if there is one
   */
  public static Optional<Partition> of(String id) {
    return Arrays.stream(values()).filter(partition -> partition.id.equals(id)).findFirst();
  }

  /**
   * The partition that a Region lies in.
   *
   * @param region such as {@code cn-north-1}
   * @return the partition
   */
  public static Partition ofRegion(String region) {
    if (region.startsWith("cn-")) {
      return AWS_CN;
    }
    return region.startsWith("us-gov-") ? AWS_US_GOV : AWS;
  }
}
