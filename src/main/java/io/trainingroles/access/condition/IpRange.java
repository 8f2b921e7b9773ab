package io.trainingroles.access.condition;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of IPv4 or IPv6 that begin with the same bits. An address by itself is the range of
 * only that address. No address of one family is in a range of the other. See <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress">IP
 * address condition operators</a>.
 *
 * @param bits 32 for IPv4, 128 for IPv6
 * @param high the first 64 bits of the first address; 0 for IPv4
 * @param low the last 64 bits of it
 * @param prefix how many of the bits are the same
 */
public record IpRange(int bits, long high, long low, int prefix) {
  private static final int IPV4_BITS = 32;
  private static final int IPV6_BITS = 128;
  private static final int GROUPS = 8;

  /**
   * Checks the prefix, and clears the bits behind it.
   *
   * @throws IllegalArgumentException if the prefix is longer than an address
   */
  public IpRange {
    if ((bits != IPV4_BITS && bits != IPV6_BITS) || prefix < 0 || prefix > bits) {
      throw new IllegalArgumentException("no range of " + prefix + " of " + bits + " bits");
    }
    int free = bits - prefix;
    high &= free <= 64 ? -1 : mask(free - 64);
    low &= mask(Math.min(free, 64));
  }

  private static long mask(int free) {
    return free >= 64 ? 0 : -1L << free;
  }

  /**
   * Reads an address or a range in CIDR notation.
   *
   * @param text such as {@code 203.0.113.0/24} or {@code 2001:db8::1}
   * @return the range, or nothing where the text is none
   */
  public static Optional<IpRange> of(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    long[] words = address.indexOf(':') < 0 ? ipv4(address) : ipv6(address);
    if (words == null) {
      return Optional.empty();
    }
    int bits = address.indexOf(':') < 0 ? IPV4_BITS : IPV6_BITS;
    int prefix = slash < 0 ? bits : number(text.substring(slash + 1), 10, bits);
    return prefix < 0
        ? Optional.empty()
        : Optional.of(new IpRange(bits, words[0], words[1], prefix));
  }

  /**
   * Whether all addresses of another range are in this one.
   *
   * @param other the other range, or a single address
   * @return whether they are
   */
  public boolean contains(IpRange other) {
    if (bits != other.bits || prefix > other.prefix) {
      return false;
    }
    var same = new IpRange(bits, other.high, other.low, prefix);
    return same.high == high && same.low == low;
  }

  private static long @Nullable [] ipv4(String text) {
    String[] parts = text.split("[.]", -1);
    long value = 0;
    for (String part : parts) {
      int number = number(part, 10, 255);
      if (number < 0 || parts.length != 4) {
        return null;
      }
      value = (value << 8) | number;
    }
    return new long[] {0, value};
  }

  private static long @Nullable [] ipv6(String text) {
    int gap = text.indexOf("::");
    if (gap != text.lastIndexOf("::")) {
      return null;
    }
    if (gap < 0) {
      int[] groups = groups(text);
      return groups == null || groups.length != GROUPS ? null : words(groups, new int[0]);
    }
    if (text.lastIndexOf('.', gap) >= 0) {
      return null;
    }
    int[] before = groups(text.substring(0, gap));
    int[] behind = groups(text.substring(gap + 2));
    if (before == null || behind == null || before.length + behind.length >= GROUPS) {
      return null;
    }
    return words(before, behind);
  }

  /** The 16-bit groups of a part without a gap, or null. */
  private static int @Nullable [] groups(String text) {
    if (text.isEmpty()) {
      return new int[0];
    }
    String hexadecimal = text;
    int dots = text.lastIndexOf(':') + 1;
    if (text.indexOf('.') >= 0) {
      long[] ipv4 = ipv4(text.substring(dots));
      if (ipv4 == null) {
        return null;
      }
      hexadecimal =
          text.substring(0, dots)
              + Long.toHexString(ipv4[1] >> 16)
              + ":"
              + Long.toHexString(ipv4[1] & 0xFFFF);
    }
    String[] parts = hexadecimal.split(":", -1);
    var groups = new int[parts.length];
    for (int index = 0; index < parts.length; index++) {
      groups[index] = number(parts[index], 16, 0xFFFF);
      if (groups[index] < 0) {
        return null;
      }
    }
    return groups;
  }

  private static long[] words(int[] before, int[] behind) {
    var words = new long[2];
    for (int index = 0; index < before.length; index++) {
      words[index / 4] |= (long) before[index] << (16 * (3 - index % 4));
    }
    for (int index = 0; index < behind.length; index++) {
      int place = GROUPS - behind.length + index;
      words[place / 4] |= (long) behind[index] << (16 * (3 - place % 4));
    }
    return words;
  }

  /** A number of plain digits up to a maximum, or -1. */
  private static int number(String digits, int radix, int maximum) {
    int value = digits.isEmpty() || digits.length() > 4 ? -1 : 0;
    for (int index = 0; value >= 0 && index < digits.length(); index++) {
      char character = digits.charAt(index);
      int digit = character > 'f' ? -1 : Character.digit(character, radix);
      value = digit < 0 || value * radix + digit > maximum ? -1 : value * radix + digit;
    }
    return value;
  }
}
