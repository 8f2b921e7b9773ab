package io.trainingroles.iam;

import java.util.Arrays;
import java.util.Map;
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
  AWS_US_GOV("aws-us-gov", "amazonaws.com"),
  /** The Regions of the AWS European Sovereign Cloud. */
  AWS_EUSC("aws-eusc", "amazonaws.eu"),
  /** The Regions of AWS Top Secret. */
  AWS_ISO("aws-iso", "c2s.ic.gov"),
  /** The Regions of AWS Secret. */
  AWS_ISO_B("aws-iso-b", "sc2s.sgov.gov"),
  /** The Regions that are named {@code eu-isoe}. */
  AWS_ISO_E("aws-iso-e", "cloud.adc-e.uk"),
  /** The Regions that are named {@code us-isof}. */
  AWS_ISO_F("aws-iso-f", "csp.hci.ic.gov");

  private static final Map<String, Partition> BY_REGION_PREFIX =
      Map.of(
          "cn-", AWS_CN,
          "us-gov-", AWS_US_GOV,
          "eusc-", AWS_EUSC,
          "us-iso-", AWS_ISO,
          "us-isob-", AWS_ISO_B,
          "eu-isoe-", AWS_ISO_E,
          "us-isof-", AWS_ISO_F);

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
    for (Map.Entry<String, Partition> prefix : BY_REGION_PREFIX.entrySet()) {
      if (region.startsWith(prefix.getKey())) {
        return prefix.getValue();
      }
    }
    return AWS;
  }
}
