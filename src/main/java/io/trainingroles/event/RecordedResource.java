package io.trainingroles.event;

import io.trainingroles.iam.Wildcards;

/**
 * A resource of a recorded call.
 *
 * @param text its ARN, or {@code *} for an action without a resource; where not all of it is
 *     recorded, a pattern in which {@code *} stands for what is not
 * @param certainty what the record says about it
 */
public record RecordedResource(String text, Certainty certainty) {
  /** What a record says about a resource. */
  public enum Certainty {
    /** It names it. */
    EXACT,
    /** It has the parts that its ARN is made of, or some of them. */
    INFERRED,
    /** The call was about a resource of this kind, or of another that is listed as well. */
    POSSIBLE
  }

  /** A resource that is known. */
  static RecordedResource exact(String arn) {
    return new RecordedResource(arn, Certainty.EXACT);
  }

  /** A resource of which the record does not say all. */
  static RecordedResource some(String pattern) {
    return new RecordedResource(
        pattern, Wildcards.areIn(pattern) ? Certainty.INFERRED : Certainty.EXACT);
  }

  /**
   * Whether the record names it.
   *
   * @return false where it is only a pattern, or was made of parameters
   */
  public boolean isExact() {
    return certainty == Certainty.EXACT;
  }
}
