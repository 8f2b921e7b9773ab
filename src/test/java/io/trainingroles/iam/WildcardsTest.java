package io.trainingroles.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All patterns and texts of a small alphabet: what is answered is what each text says. */
final class WildcardsTest {
  private static final List<String> TEXTS = words("ab", 5);
  private static final List<String> PATTERNS = words("ab*?", 3);

  @Test
  void match_when_patternsAreShort_isWhatARegularExpressionSays() {
    for (String pattern : PATTERNS) {
      String regex = pattern.replace("*", ".*").replace("?", ".");
      for (String text : TEXTS) {
        assertThat(Wildcards.match(pattern, text))
            .as("%s, %s", pattern, text)
            .isEqualTo(text.matches(regex));
      }
    }
  }

  @Test
  void overlap_when_patternsAreShort_isWhetherATextMatchesBoth() {
    for (String one : PATTERNS) {
      for (String other : PATTERNS) {
        assertThat(Wildcards.overlap(one, other))
            .as("%s, %s", one, other)
            .isEqualTo(
                TEXTS.stream()
                    .anyMatch(text -> Wildcards.match(one, text) && Wildcards.match(other, text)));
      }
    }
  }

  @Test
  void covers_when_patternsAreShort_isNeverTrueWhereATextSaysOtherwise() {
    int covered = 0;
    for (String all : PATTERNS) {
      for (String some : PATTERNS) {
        if (Wildcards.covers(all, some)) {
          covered++;
          assertThat(TEXTS.stream().filter(text -> Wildcards.match(some, text)))
              .as("%s, %s", all, some)
              .allMatch(text -> Wildcards.match(all, text));
        }
      }
    }
    assertThat(covered).isGreaterThan(PATTERNS.size());
  }

  @ParameterizedTest
  @CsvSource({"s3:Get*, s3:GetObject*", "a*?, a?*", "*a*, *bab*", "a?, ab", "a?*, a??"})
  void covers_when_oneIsPlainlyWider_isTrue(String all, String some) {
    assertThat(Wildcards.covers(all, some)).isTrue();
    assertThat(Wildcards.covers(some, all)).isEqualTo(all.equals("a*?"));
  }

  /** A text of JSON can have any character. */
  @ParameterizedTest
  @CsvSource({"ab", "ab*", "a?", "''", "*"})
  void match_when_theTextEndsWithACharacterOfCodeZero_isAnswered(String pattern) {
    assertThat(Wildcards.match(pattern, "ab\0")).isEqualTo(pattern.contains("*"));
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:s3:::data/*, arn:aws:s3:::data/train/*, true",
    "arn:aws*:s3:::data/*, arn:aws-cn:s3:::data/x, true",
    "arn:aws:s3:::data/*, arn:aws-cn:s3:::data/x, false",
    "arn:aws:s3:*, arn:aws:s3:::data/x, false",
    "arn:aws:*:::data, arn:aws:s3:::data, true",
    "*, arn:aws:s3:::data, true",
    "arn:aws:s3:::data, arn:aws:s3:::data, true",
    "arn:aws:logs:*:1:g, arn:aws:logs:a:b:1:g, false"
  })
  void coversArn_when_partsHaveWildcards_staysWithinTheParts(
      String all, String some, boolean expected) {
    assertThat(Wildcards.coversArn(all, some)).isEqualTo(expected);
  }

  private static List<String> words(String alphabet, int longest) {
    var words = new ArrayList<String>(List.of(""));
    for (int index = 0; index < words.size(); index++) {
      String word = words.get(index);
      if (word.length() < longest) {
        alphabet.chars().forEach(letter -> words.add(word + (char) letter));
      }
    }
    return words;
  }
}
