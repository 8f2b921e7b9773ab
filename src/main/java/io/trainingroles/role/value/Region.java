package io.trainingroles.role.value;

import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.iam.Partition;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An AWS Region by its code. Which Regions there are changes; the form does not. See <a
 * href="https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html">AWS
 * Regions</a>.
 *
 * @param value such as {@code eu-west-1}
 */
public record Region(String value) {
  private static final Pattern FORM = Pattern.compile("[a-z]{2,8}(-[a-z]{1,16}){1,4}-\\d{1,2}");

  /**
   * Checks the form.
   *
   * @throws InvalidValueException if {@code value} is not formed as the code of a Region
   */
  public Region {
    if (!FORM.matcher(value).matches()) {
      throw new InvalidValueException(
          "'" + value + "' is not the code of an AWS Region", "write a code such as eu-west-1");
    }
  }

  /**
   * The Region of a text.
   *
   * @param text such as {@code eu-west-1}
   * @return nothing where it is not formed as the code of a Region
   */
  public static Optional<Region> find(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new Region(text)) : Optional.empty();
  }

  /**
   * The partition that the Region lies in.
   *
   * @return the partition
   */
  public Partition partition() {
    return Partition.ofRegion(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
