package io.trainingroles.access.condition;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the values of conditions by their types; null for a text that is no value of a type. */
final class ConditionValues {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?[0-9]{1,100}([.][0-9]{1,100})?([eE][+-]?[0-9]{1,3})?");
  private static final Pattern SECONDS = Pattern.compile("-?[0-9]{1,11}");
  private static final Pattern YEAR = Pattern.compile("[0-9]{4}");

  /** The forms of <a href="https://www.w3.org/TR/NOTE-datetime">W3C's profile of ISO 8601</a>. */
  private static final Pattern DATE =
      Pattern.compile(
          "([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})"
              + "(?:T([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.]([0-9]{1,9}))?)?"
              + "(Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?");

  private ConditionValues() {}

  /** An integer or a decimal number, with an exponent where JSON has one. */
  static @Nullable BigDecimal number(String text) {
    return NUMBER.matcher(text).matches() ? new BigDecimal(text) : null;
  }

  /** {@code true} or {@code false}, in any case. */
  static @Nullable Boolean bool(String text) {
    if (text.equalsIgnoreCase("true")) {
      return Boolean.TRUE;
    }
    return text.equalsIgnoreCase("false") ? Boolean.FALSE : null;
  }

  /**
   * A moment: a date of ISO 8601, in UTC where it names no time zone, or seconds since 1970. Four
   * digits are a year.
   */
  static @Nullable Instant moment(String text) {
    if (SECONDS.matcher(text).matches() && !YEAR.matcher(text).matches()) {
      return Instant.ofEpochSecond(Long.parseLong(text));
    }
    Matcher parts = DATE.matcher(text);
    if (!parts.matches()) {
      return null;
    }
    try {
      return LocalDateTime.of(
              part(parts, 1, 0),
              part(parts, 2, 1),
              part(parts, 3, 1),
              part(parts, 4, 0),
              part(parts, 5, 0),
              part(parts, 6, 0),
              nanoseconds(parts.group(7)))
          .toInstant(parts.group(8) == null ? ZoneOffset.UTC : ZoneOffset.of(parts.group(8)));
    } catch (DateTimeException noDate) {
      return null;
    }
  }

  private static int part(Matcher parts, int group, int otherwise) {
    String digits = parts.group(group);
    return digits == null ? otherwise : Integer.parseInt(digits);
  }

  private static int nanoseconds(@Nullable String fraction) {
    return fraction == null ? 0 : Integer.parseInt((fraction + "000000000").substring(0, 9));
  }

  /** Bytes. */
  static @Nullable Bytes bytes(String text) {
    try {
      return new Bytes(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException notBase64) {
      return null;
    }
  }

  /** An address, or a range of them. */
  static @Nullable IpRange range(String text) {
    return IpRange.of(text).orElse(null);
  }

  /** Bytes that are equal where their contents are. */
  static final class Bytes {
    private final byte[] content;

    private Bytes(byte[] content) {
      this.content = content;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(content);
    }
  }
}
