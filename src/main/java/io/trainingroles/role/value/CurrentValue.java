package io.trainingroles.role.value;

import io.trainingroles.iam.Partition;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * What Terraform's credentials and provider decide, where a spec says {@code current}. A text that
 * has one is known only when Terraform runs; see {@link io.trainingroles.iam.UnknownText}.
 */
public enum CurrentValue {
  /** The account that the credentials belong to. */
  ACCOUNT("account", "aws_caller_identity", "account_id", "000000000000"),
  /**
   * The Region that the provider is set to; version 6 of the provider deprecates the attribute
   * name.
   */
  REGION("region", "aws_region", "id", "us-east-1"),
  /** The partition that the provider is set to. */
  PARTITION("partition", "aws_partition", "partition", "aws"),
  /** What the host names of the services of the partition end with. */
  DNS_SUFFIX("dns_suffix", "aws_partition", "dns_suffix", "amazonaws.com");

  /** What a spec says where it names neither an account nor a Region. */
  public static final String WORD = "current";

  private final String text;
  private final String dataSource;
  private final String attribute;
  private final String placeholder;

  CurrentValue(String word, String dataSource, String attribute, String placeholder) {
    this.text = TerraformReference.toOwn(WORD + "." + word);
    this.dataSource = dataSource;
    this.attribute = attribute;
    this.placeholder = placeholder;
  }

  /**
   * What stands for the value in a text.
   *
   * @return a text that is known only when Terraform runs
   */
  public String text() {
    return text;
  }

  /**
   * The data source of the AWS provider that has the value.
   *
   * @return such as {@code aws_caller_identity}
   */
  public String dataSource() {
    return dataSource;
  }

  /**
   * Whether a text has the value.
   *
   * @param other any text
   * @return true if it has
   */
  public boolean isIn(String other) {
    return other.contains(text);
  }

  /**
   * The text with the attributes of data sources in the place of these values.
   *
   * @param other any text
   * @param label gives the label of a data source, such as {@code aws_caller_identity}; asked only
   *     for those that the text needs
   * @return the new text
   */
  public static String attributes(String other, Function<String, String> label) {
    String written = other;
    for (CurrentValue value : values()) {
      if (value.isIn(written)) {
        String address = "data." + value.dataSource + "." + label.apply(value.dataSource);
        written =
            written.replace(value.text, TerraformReference.toOwn(address + "." + value.attribute));
      }
    }
    return written;
  }

  /**
   * What a text can be, whatever these values: the partitions are known, and an account has 12
   * characters. The Region stays open.
   *
   * @param other a text, or a pattern of IAM
   * @return patterns of IAM, of which one matches the text
   */
  public static List<String> patterns(String other) {
    String accounts = other.replace(ACCOUNT.text, "????????????");
    return PARTITION.isIn(accounts)
        ? Arrays.stream(Partition.values())
            .map(partition -> accounts.replace(PARTITION.text, partition.id()))
            .toList()
        : List.of(accounts);
  }

  /**
   * The text in one partition.
   *
   * @param other any text
   * @param partition the partition
   * @return the text with its id and its host names in the place of these values
   */
  public static String in(String other, Partition partition) {
    return other
        .replace(PARTITION.text, partition.id())
        .replace(DNS_SUFFIX.text, partition.dnsSuffix());
  }

  /**
   * The text with a placeholder in the place of each of these values, where AWS cannot be asked.
   *
   * @param other any text
   * @return the new text
   */
  public static String placeholders(String other) {
    String written = other;
    for (CurrentValue value : values()) {
      written = written.replace(value.text, value.placeholder);
    }
    return written;
  }
}
