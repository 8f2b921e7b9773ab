package io.trainingroles.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;

import io.trainingroles.HostileTexts;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NearestWordTest {
  @Test
  void to_when_aFewSlips_isFound() {
    List<String> words = List.of("description", "trusts", "inline_policies");
    assertThat(NearestWord.to("trust", words)).contains("trusts");
    assertThat(NearestWord.to("TRUSTS", words)).contains("trusts");
    assertThat(NearestWord.to("turtsts", words)).contains("trusts");
    assertThat(NearestWord.to("inlinePolicies", words)).contains("inline_policies");
    assertThat(NearestWord.to("desc", words)).isEmpty();
    assertThat(NearestWord.to("", words)).isEmpty();
    assertThat(NearestWord.to("trusts".repeat(20), words)).isEmpty();
  }

  @Test
  void to_when_anyTwo_isTheOneWithFewestSlips() {
    List<String> words = List.of("abcabc", "bbbbbb", "caacbb");
    qt().withExamples(1000)
        .forAll(HostileTexts.over("abc", 6))
        .checkAssert(
            given -> {
              int least = words.stream().mapToInt(word -> slips(given, word)).min().orElseThrow();
              var nearest = NearestWord.to(given, words);
              assertThat(nearest.isPresent()).isEqualTo(least <= 2);
              nearest.ifPresent(word -> assertThat(slips(given, word)).isEqualTo(least));
            });
  }

  /** The same count as {@link NearestWord}'s, from its definition and without a table. */
  private static int slips(String from, String to) {
    if (from.isEmpty() || to.isEmpty()) {
      return from.length() + to.length();
    }
    int f = from.length() - 1;
    int t = to.length() - 1;
    int least =
        Math.min(
            slips(from.substring(0, f), to.substring(0, t))
                + (from.charAt(f) == to.charAt(t) ? 0 : 1),
            1 + Math.min(slips(from.substring(0, f), to), slips(from, to.substring(0, t))));
    return f > 0
            && t > 0
            && from.charAt(f) == to.charAt(t - 1)
            && from.charAt(f - 1) == to.charAt(t)
        ? Math.min(least, 1 + slips(from.substring(0, f - 1), to.substring(0, t - 1)))
        : least;
  }
}
