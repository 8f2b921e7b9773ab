package io.trainingroles.access.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranges of addresses against the JDK's own reading of addresses. */
final class IpRangeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1.2.3",
        "1.2.3.4.5",
        "1.2.3.256",
        "1.2.3.-1",
        "1.2.3.4/33",
        "1.2.3.4/",
        "1.2.3.4/-1",
        "1.2.3.4/8/8",
        "1..2.3",
        ":",
        ":::",
        "1::2::3",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "12345::",
        "g::",
        "::/129",
        "1:2:3:4:5:6:7::8",
        "::1.2.3",
        "1.2.3.4::",
        "+1.2.3.4",
        "home",
        "1.2.3.4 ",
        "::1%eth0",
        "１.2.3.4"
      })
  void of_when_noAddress_isEmpty(String text) {
    assertThat(IpRange.of(text)).isEmpty();
  }

  @Test
  void of_when_anAddress_isThatOfTheJdk() throws UnknownHostException {
    var random = new Random(21);
    for (int count = 0; count < 20_000; count++) {
      var bytes = new byte[random.nextBoolean() ? 4 : 16];
      random.nextBytes(bytes);
      for (int index = random.nextInt(bytes.length);
          index < bytes.length && index % 3 > 0;
          index++) {
        bytes[index] = 0;
      }
      String text = InetAddress.getByAddress(bytes).getHostAddress();
      IpRange range = IpRange.of(text).orElseThrow();
      assertThat(value(range)).as(text).isEqualTo(new BigInteger(1, bytes));
      assertThat(range.prefix()).isEqualTo(range.bits()).isEqualTo(bytes.length * 8);
    }
  }

  @Test
  void contains_when_compared_isAboutTheFirstBits() throws UnknownHostException {
    var random = new Random(22);
    for (int count = 0; count < 20_000; count++) {
      var bytes = new byte[random.nextBoolean() ? 4 : 16];
      random.nextBytes(bytes);
      int prefix = random.nextInt(bytes.length * 8 + 1);
      String network = InetAddress.getByAddress(bytes).getHostAddress();
      int flipped = random.nextInt(bytes.length * 8);
      bytes[flipped / 8] ^= (byte) (0x80 >> (flipped % 8));
      String other = InetAddress.getByAddress(bytes).getHostAddress();
      IpRange range = IpRange.of(network + "/" + prefix).orElseThrow();
      assertThat(range.contains(IpRange.of(other).orElseThrow()))
          .as("%s in %s/%s", other, network, prefix)
          .isEqualTo(flipped >= prefix);
      assertThat(range.contains(IpRange.of(network).orElseThrow())).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"::ffff:10.0.0.1", "::ffff:a00:1", "0:0:0:0:0:FFFF:0a00:0001"})
  void of_when_writtenDifferently_isTheSame(String text) {
    assertThat(IpRange.of(text)).isEqualTo(IpRange.of("::ffff:10.0.0.1")).isPresent();
  }

  private static BigInteger value(IpRange range) {
    return unsigned(range.high()).shiftLeft(64).or(unsigned(range.low()));
  }

  private static BigInteger unsigned(long value) {
    return new BigInteger(Long.toUnsignedString(value));
  }
}
