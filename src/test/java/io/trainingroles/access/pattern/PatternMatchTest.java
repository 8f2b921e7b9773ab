package io.trainingroles.access.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.iam.PolicyVersion;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PatternMatchTest {
  private static final String OF_PATTERNS = "ab:**?";
  private static final String OF_TEXTS = "abA:";

  @Test
  void matches_when_comparedWithTheAutomaton_agrees() {
    var random = new Random(1);
    int matching = 0;
    for (int run = 0; run < 20_000; run++) {
      String glob = text(random, OF_PATTERNS, 8);
      SearchPattern pattern =
          SearchPattern.of(
              random.nextBoolean()
                  ? TextPattern.like(glob, PolicyVersion.V2012_10_17)
                  : TextPattern.resource(glob, PolicyVersion.V2012_10_17),
              random.nextInt(4) == 0);
      String text = text(random, OF_TEXTS, 8);

      boolean matches = pattern.matches(text);

      assertThat(matches).as("%s of %s", text, glob).isEqualTo(isFound(pattern, text));
      matching += matches ? 1 : 0;
    }
    assertThat(matching).isBetween(500, 15_000);
  }

  private static boolean isFound(SearchPattern pattern, String text) {
    return TextSearch.search(
            List.of(List.of(pattern), List.of(SearchPattern.literal(text, false))),
            List.of(),
            new SearchBudget(100_000))
        instanceof TextSearch.Result.Found;
  }

  private static String text(Random random, String letters, int longest) {
    var text = new StringBuilder();
    for (int length = random.nextInt(longest + 1); length > 0; length--) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }
}
