package io.trainingroles.access.condition;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The types of condition values that have an order, with their values as numbers. */
public enum ValueOrder {
  /** Numbers. */
  NUMERIC {
    @Override
    public @Nullable BigDecimal read(String text) {
      return ConditionValues.number(text);
    }

    @Override
    public String write(BigDecimal value) {
      return plain(value);
    }
  },

  /** Moments, in seconds since 1970. */
  DATE {
    @Override
    public @Nullable BigDecimal read(String text) {
      Instant moment = ConditionValues.moment(text);
      return moment == null
          ? null
          : BigDecimal.valueOf(moment.getEpochSecond())
              .add(BigDecimal.valueOf(moment.getNano(), NANOSECOND_DIGITS));
    }

    @Override
    public String write(BigDecimal value) {
      BigInteger seconds = value.toBigInteger();
      int nanoseconds =
          value.subtract(new BigDecimal(seconds)).movePointRight(NANOSECOND_DIGITS).intValue();
      return Instant.ofEpochSecond(
              Math.max(YEAR_0, Math.min(YEAR_9999, seconds.longValue())), nanoseconds)
          .toString();
    }
  },

  /** Addresses: those of IPv4 from 0, those of IPv6 behind them. */
  IP_ADDRESS {
    @Override
    public @Nullable BigDecimal read(String text) {
      IpRange range = ConditionValues.range(text);
      return range == null || range.prefix() < range.bits()
          ? null
          : new BigDecimal(IpAddresses.first(range));
    }

    @Override
    public String write(BigDecimal value) {
      return IpAddresses.text(value.toBigInteger());
    }

    @Override
    IntervalSet all() {
      return IpAddresses.ALL;
    }
  };

  private static final int NANOSECOND_DIGITS = 9;
  private static final long YEAR_0 = -62_167_219_200L;
  private static final long YEAR_9999 = 253_402_300_799L;

  /** The value of a text; null where the text is none. */
  public abstract @Nullable BigDecimal read(String text);

  public abstract String write(BigDecimal value);

  /** All values. */
  IntervalSet all() {
    return IntervalSet.ALL;
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
