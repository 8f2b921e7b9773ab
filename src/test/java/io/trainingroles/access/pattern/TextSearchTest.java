package io.trainingroles.access.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TextSearchTest {
  private static final PatternToken.Variable V = new PatternToken.Variable("v", null);
  private static final PatternToken.Variable W = new PatternToken.Variable("w", null);
  private static final String ALPHABET = "abA:";
  private static final List<String> WORDS = words(ALPHABET, 5);
  private static final List<String> VALUES = words(ALPHABET, 2);

  @Test
  void search_when_comparedWithEveryShortText_agrees() {
    var random = new Random(1);
    int empty = 0;
    for (int run = 0; run < 1_500; run++) {
      var unions = new ArrayList<List<SearchPattern>>();
      for (int union = random.nextInt(3); union >= 0; union--) {
        unions.add(patterns(random, 1 + random.nextInt(2), 0));
      }
      List<SearchPattern> excluded = patterns(random, random.nextInt(4), 0);

      TextSearch.Result result = TextSearch.search(unions, excluded, budget());

      String question = "run " + run + ": " + unions + " without " + excluded;
      List<String> found = WORDS.stream().filter(word -> isIn(word, unions, excluded, "")).toList();
      if (result instanceof TextSearch.Result.Found some) {
        String word = some.word().text();
        assertThat(isIn(word, unions, excluded, "")).as(question + ": " + word).isTrue();
        assertThat(found).as(question).allMatch(other -> other.length() >= word.length());
      } else {
        assertThat(result).as(question).isInstanceOf(TextSearch.Result.Empty.class);
        assertThat(found).as(question).isEmpty();
        empty++;
      }
    }
    assertThat(empty).isBetween(200, 1_300);
  }

  @Test
  void search_when_variablesHaveAnyValue_missesNoText() {
    var random = new Random(2);
    int empty = 0;
    for (int run = 0; run < 1_500; run++) {
      var unions = new ArrayList<List<SearchPattern>>();
      for (int union = random.nextInt(2); union >= 0; union--) {
        unions.add(patterns(random, 1 + random.nextInt(2), 3));
      }
      List<SearchPattern> excluded = patterns(random, 1 + random.nextInt(3), 3);

      TextSearch.Result result = TextSearch.search(unions, excluded, budget());

      if (result instanceof TextSearch.Result.Empty) {
        empty++;
        for (String value : VALUES) {
          assertThat(WORDS)
              .as("run %d: %s without %s where v is '%s'", run, unions, excluded, value)
              .noneMatch(word -> isIn(word, unions, excluded, value));
        }
      }
    }
    assertThat(empty).isBetween(200, 1_300);
  }

  @ParameterizedTest
  @CsvSource({
    "data/${v}/x*, data/${v}/*, true",
    "data/${v}*, data/*, true",
    "data/*, data/${v}*, false",
    "data/${v}, data/${w}, false",
    "data/${v}, data/?, false",
    "${v}/${v}, ${v}/*, true",
    "data/${v}, data/bob, false",
  })
  void search_when_variablesAreOnBothSides_knowsWhatHoldsForEachValue(
      String pattern, String other, boolean isIncluded) {
    TextSearch.Result result =
        TextSearch.search(
            List.of(List.of(withVariables(pattern))), List.of(withVariables(other)), budget());

    assertThat(result instanceof TextSearch.Result.Empty).isEqualTo(isIncluded);
  }

  @Test
  void search_when_theBudgetEnds_saysSo() {
    var random = new Random(3);
    var excluded = new ArrayList<SearchPattern>();
    for (int pattern = 0; pattern < 200; pattern++) {
      var text = new StringBuilder("*");
      for (int star = 0; star < 12; star++) {
        text.append((char) ('a' + random.nextInt(4))).append(star % 2 == 0 ? "*" : "?");
      }
      excluded.add(SearchPattern.glob(text + "*z"));
    }

    TextSearch.Result result =
        TextSearch.search(
            List.of(List.of(SearchPattern.glob("*a*b*c*d*a*b*c*d*zz"))),
            excluded,
            new SearchBudget(200));

    assertThat(result)
        .isInstanceOfAny(TextSearch.Result.Undecided.class, TextSearch.Result.Found.class);
  }

  @Test
  void glob_when_starsAreNeedless_isTheSame() {
    assertThat(SearchPattern.glob("a**?*b")).isEqualTo(SearchPattern.glob("a?*b"));
    assertThat(SearchPattern.glob("a*?b")).isNotEqualTo(SearchPattern.glob("a*b"));
  }

  private static SearchBudget budget() {
    return new SearchBudget(100_000);
  }

  private static List<SearchPattern> patterns(Random random, int count, int variables) {
    return IntStream.range(0, count).mapToObj(index -> pattern(random, variables)).toList();
  }

  private static SearchPattern pattern(Random random, int variables) {
    int[] tokens =
        IntStream.range(0, random.nextInt(5))
            .map(
                index -> {
                  int kind = random.nextInt(9 + variables);
                  return switch (kind) {
                    case 0, 1 -> SearchPattern.ANY_TEXT;
                    case 2 -> SearchPattern.ANY_TEXT_BUT_COLON;
                    case 3 -> SearchPattern.ANY_CHARACTER;
                    case 4 -> SearchPattern.ANY_BUT_COLON;
                    case 9, 10, 11 -> SearchPattern.FIRST_VARIABLE;
                    default -> ALPHABET.charAt(random.nextInt(ALPHABET.length()));
                  };
                })
            .toArray();
    return SearchPattern.of(tokens, random.nextInt(3) == 0, List.of(V));
  }

  private static SearchPattern withVariables(String text) {
    var tokens = new ArrayList<Integer>();
    for (int index = 0; index < text.length(); index++) {
      if (text.charAt(index) == '$') {
        tokens.add(SearchPattern.FIRST_VARIABLE - (text.charAt(index + 2) == 'v' ? 0 : 1));
        index += 3;
      } else if (text.charAt(index) == '*') {
        tokens.add(SearchPattern.ANY_TEXT);
      } else if (text.charAt(index) == '?') {
        tokens.add(SearchPattern.ANY_CHARACTER);
      } else {
        tokens.add((int) text.charAt(index));
      }
    }
    return SearchPattern.of(
        tokens.stream().mapToInt(token -> token).toArray(), false, List.of(V, W));
  }

  private static List<String> words(String alphabet, int longest) {
    var words = new ArrayList<>(List.of(""));
    for (int index = 0; index < words.size(); index++) {
      String word = words.get(index);
      if (word.length() < longest) {
        alphabet.chars().forEach(letter -> words.add(word + (char) letter));
      }
    }
    return words;
  }

  private static boolean isIn(
      String word, List<List<SearchPattern>> unions, List<SearchPattern> excluded, String value) {
    return unions.stream()
            .allMatch(union -> union.stream().anyMatch(one -> matches(one, 0, word, 0, value)))
        && excluded.stream().noneMatch(one -> matches(one, 0, word, 0, value));
  }

  /** The meaning of a pattern, written down in the plainest way. */
  private static boolean matches(
      SearchPattern pattern, int token, String word, int index, String value) {
    if (token == pattern.length()) {
      return index == word.length();
    }
    int kind = pattern.token(token);
    if (SearchPattern.isVariable(kind)) {
      return (pattern.ignoresCase()
              ? word.regionMatches(true, index, value, 0, value.length())
              : word.startsWith(value, index))
          && matches(pattern, token + 1, word, index + value.length(), value);
    }
    if (SearchPattern.isStar(kind) && matches(pattern, token + 1, word, index, value)) {
      return true;
    }
    if (index == word.length()) {
      return false;
    }
    char character = word.charAt(index);
    boolean fits =
        switch (kind) {
          case SearchPattern.ANY_CHARACTER, SearchPattern.ANY_TEXT -> true;
          case SearchPattern.ANY_BUT_COLON, SearchPattern.ANY_TEXT_BUT_COLON -> character != ':';
          default ->
              pattern.ignoresCase()
                  ? Character.toLowerCase(character) == Character.toLowerCase((char) kind)
                  : character == kind;
        };
    return fits
        && matches(pattern, SearchPattern.isStar(kind) ? token : token + 1, word, index + 1, value);
  }
}
