package io.trainingroles.access.condition;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;

/** The addresses of IPv4 and IPv6 as whole numbers of one order, IPv4 first. */
final class IpAddresses {
  private static final int IPV4_BITS = 32;
  private static final int IPV6_BITS = 128;
  private static final BigInteger FIRST_IPV6 = BigInteger.ONE.shiftLeft(40);

  static final IntervalSet ALL =
      range(BigInteger.ZERO, IPV4_BITS).union(range(FIRST_IPV6, IPV6_BITS));

  private IpAddresses() {}

  static BigInteger first(IpRange range) {
    BigInteger words = word(range.high()).shiftLeft(Long.SIZE).or(word(range.low()));
    return range.bits() == IPV4_BITS ? words : words.add(FIRST_IPV6);
  }

  static IntervalSet of(IpRange range) {
    return range(first(range), range.bits() - range.prefix());
  }

  private static IntervalSet range(BigInteger first, int free) {
    return IntervalSet.between(
        Bound.before(new BigDecimal(first)),
        Bound.before(new BigDecimal(first.add(BigInteger.ONE.shiftLeft(free)))));
  }

  private static BigInteger word(long word) {
    return new BigInteger(Long.toUnsignedString(word));
  }

  static String text(BigInteger address) {
    boolean isIpv6 = address.compareTo(FIRST_IPV6) >= 0;
    BigInteger bits = isIpv6 ? address.subtract(FIRST_IPV6) : address;
    int group = isIpv6 ? 16 : 8;
    var groups = new ArrayList<String>();
    for (int shift = (isIpv6 ? IPV6_BITS : IPV4_BITS) - group; shift >= 0; shift -= group) {
      int value = bits.shiftRight(shift).intValue() & ((1 << group) - 1);
      groups.add(isIpv6 ? Integer.toHexString(value) : Integer.toString(value));
    }
    return isIpv6 ? shortened(String.join(":", groups)) : String.join(".", groups);
  }

  private static String shortened(String ipv6) {
    for (int zeros = 8; zeros > 1; zeros--) {
      String run = ":" + "0:".repeat(zeros);
      int start = (":" + ipv6 + ":").indexOf(run);
      if (start >= 0) {
        String whole = ":" + ipv6 + ":";
        String before = whole.substring(0, start);
        String behind = whole.substring(start + run.length());
        return (before.startsWith(":") ? before.substring(1) : before)
            + "::"
            + (behind.endsWith(":") ? behind.substring(0, behind.length() - 1) : behind);
      }
    }
    return ipv6;
  }
}
