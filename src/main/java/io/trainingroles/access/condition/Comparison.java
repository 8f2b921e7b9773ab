package io.trainingroles.access.condition;

import io.trainingroles.access.pattern.TextPattern;
import io.trainingroles.iam.PolicyVersion;

/** How one value of a request is compared with the values of a condition. */
public enum Comparison {
  /** The same characters. */
  STRING_EQUALS("StringEquals", Type.STRING, false),
  /** Other characters than each value. */
  STRING_NOT_EQUALS("StringNotEquals", Type.STRING, true),
  /** The same characters, whatever their case. */
  STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase", Type.STRING, false),
  /** Other characters than each value, whatever their case. */
  STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase", Type.STRING, true),
  /** A pattern with {@code *} and {@code ?}. */
  STRING_LIKE("StringLike", Type.STRING, false),
  /** None of the patterns. */
  STRING_NOT_LIKE("StringNotLike", Type.STRING, true),
  /** The same number. */
  NUMERIC_EQUALS("NumericEquals", Type.NUMERIC, false),
  /** Another number than each value. */
  NUMERIC_NOT_EQUALS("NumericNotEquals", Type.NUMERIC, true),
  /** Less than a value. */
  NUMERIC_LESS_THAN("NumericLessThan", Type.NUMERIC, false),
  /** Not more than a value. */
  NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", Type.NUMERIC, false),
  /** More than a value. */
  NUMERIC_GREATER_THAN("NumericGreaterThan", Type.NUMERIC, false),
  /** Not less than a value. */
  NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", Type.NUMERIC, false),
  /** The same moment. */
  DATE_EQUALS("DateEquals", Type.DATE, false),
  /** Another moment than each value. */
  DATE_NOT_EQUALS("DateNotEquals", Type.DATE, true),
  /** Before a moment. */
  DATE_LESS_THAN("DateLessThan", Type.DATE, false),
  /** Not after a moment. */
  DATE_LESS_THAN_EQUALS("DateLessThanEquals", Type.DATE, false),
  /** After a moment. */
  DATE_GREATER_THAN("DateGreaterThan", Type.DATE, false),
  /** Not before a moment. */
  DATE_GREATER_THAN_EQUALS("DateGreaterThanEquals", Type.DATE, false),
  /** The same truth value. */
  BOOL("Bool", Type.BOOL, false),
  /** The same bytes, written in Base64. */
  BINARY_EQUALS("BinaryEquals", Type.BINARY, false),
  /** In a range of addresses. */
  IP_ADDRESS("IpAddress", Type.IP_ADDRESS, false),
  /** In none of the ranges. */
  NOT_IP_ADDRESS("NotIpAddress", Type.IP_ADDRESS, true),
  /** A pattern of an ARN; the same as {@link #ARN_LIKE}. */
  ARN_EQUALS("ArnEquals", Type.ARN, false),
  /** A pattern of an ARN, compared segment by segment. */
  ARN_LIKE("ArnLike", Type.ARN, false),
  /** None of the patterns; the same as {@link #ARN_NOT_LIKE}. */
  ARN_NOT_EQUALS("ArnNotEquals", Type.ARN, true),
  /** None of the patterns. */
  ARN_NOT_LIKE("ArnNotLike", Type.ARN, true),
  /** Whether the key is absent: {@code true} for absent, {@code false} for there. */
  NULL("Null", Type.NULL, false);

  /** What the values of a comparison are. */
  public enum Type {
    /** A text. */
    STRING,
    /** An integer or a decimal number. */
    NUMERIC,
    /** A moment, in ISO 8601 or in seconds since 1970. */
    DATE,
    /** {@code true} or {@code false}. */
    BOOL,
    /** Bytes in Base64. */
    BINARY,
    /** An address of IPv4 or IPv6; in policies also a range in CIDR notation. */
    IP_ADDRESS,
    /** An ARN. */
    ARN,
    /** Whether there is a value. */
    NULL
  }

  private final String word;
  private final Type type;
  private final boolean negated;

  Comparison(String word, Type type, boolean negated) {
    this.word = word;
    this.type = type;
    this.negated = negated;
  }

  /**
   * The name in a policy.
   *
   * @return such as {@code StringLike}
   */
  public String word() {
    return word;
  }

  /**
   * What its values are.
   *
   * @return the type
   */
  public Type type() {
    return type;
  }

  /**
   * Whether a value of a policy is one of its type.
   *
   * @param value without policy variables, such as {@code 203.0.113.0/24}
   * @return false if the value can match nothing
   */
  public boolean reads(String value) {
    return switch (type) {
      case STRING -> true;
      case NUMERIC -> ConditionValues.number(value) != null;
      case DATE -> ConditionValues.moment(value) != null;
      case BOOL, NULL -> ConditionValues.bool(value) != null;
      case BINARY -> ConditionValues.bytes(value) != null;
      case IP_ADDRESS -> ConditionValues.range(value) != null;
      case ARN -> TextPattern.arn(value, PolicyVersion.V2012_10_17) != null;
    };
  }

  /**
   * Whether it holds where none of the values match.
   *
   * @return true for {@code …Not…}
   */
  public boolean isNegated() {
    return negated;
  }
}
