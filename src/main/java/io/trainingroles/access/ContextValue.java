package io.trainingroles.access;

import java.util.List;

/**
 * What a request says under one condition key. See <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html">Single-valued
 * vs. multivalued context keys</a>.
 */
public sealed interface ContextValue {

  /**
   * The value of a single-valued key, such as {@code aws:SourceIp}.
   *
   * @param value the value as a text, whatever its type
   */
  record Single(String value) implements ContextValue {}

  /**
   * The values of a multivalued key, such as {@code aws:TagKeys}. Only conditions with {@code
   * ForAllValues:} or {@code ForAnyValue:} compare them. No values at all are the same as no key.
   *
   * @param values the values as texts, in any order
   */
  record Multiple(List<String> values) implements ContextValue {
    /** Keeps an unchangeable copy. */
    public Multiple {
      values = List.copyOf(values);
    }
  }

  /**
   * A value that is not known yet, not even whether there will be one.
   *
   * @param origin what it will be taken from, such as {@code aws_s3_bucket.data.arn}
   */
  record Unknown(String origin) implements ContextValue {}

  /**
   * The value of a single-valued key.
   *
   * @param value the value
   * @return the value
   */
  static ContextValue of(String value) {
    return new Single(value);
  }

  /**
   * The values of a multivalued key.
   *
   * @param values the values
   * @return the values
   */
  static ContextValue of(List<String> values) {
    return new Multiple(values);
  }
}
