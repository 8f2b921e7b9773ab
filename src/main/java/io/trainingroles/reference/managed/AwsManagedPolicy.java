package io.trainingroles.reference.managed;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A managed policy of AWS, as it was in effect at the date of the data. See <a
 * href="https://docs.aws.amazon.com/aws-managed-policy/latest/reference/about-managed-policy-reference.html">AWS
 * Managed Policy Reference Guide</a>.
 *
 * @param arn such as {@code arn:aws:iam::aws:policy/ReadOnlyAccess}
 * @param version the id of its default version, such as {@code v29}
 * @param updated the day (UTC) on which AWS made that version the default
 * @param document the JSON text of the policy document of that version
 */
public record AwsManagedPolicy(String arn, String version, LocalDate updated, String document) {
  /** Refuses null. */
  public AwsManagedPolicy {
    Objects.requireNonNull(arn);
    Objects.requireNonNull(version);
    Objects.requireNonNull(updated);
    Objects.requireNonNull(document);
  }
}
