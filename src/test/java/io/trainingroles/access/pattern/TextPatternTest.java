package io.trainingroles.access.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.access.ContextValue;
import io.trainingroles.access.RequestContext;
import io.trainingroles.access.Truth;
import io.trainingroles.access.pattern.PatternToken.AnyCharacter;
import io.trainingroles.access.pattern.PatternToken.AnyText;
import io.trainingroles.access.pattern.PatternToken.Literal;
import io.trainingroles.access.pattern.PatternToken.Variable;
import io.trainingroles.iam.PolicyVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Patterns as tokens, and their matches against a matcher that tries everything. */
final class TextPatternTest {
  private static final PolicyVersion NEW = PolicyVersion.V2012_10_17;
  private static final PolicyVersion OLD = PolicyVersion.V2008_10_17;

  @Test
  void resource_when_readBySegment_saysHowFarEachWildcardReaches() {
    assertThat(TextPattern.resource("arn:aws:s*s:*:1?2:a*?:*", NEW).tokens())
        .containsExactly(
            new Literal("arn:aws:s"),
            new AnyText(true),
            new Literal("s:"),
            new AnyText(false),
            new Literal(":1"),
            new AnyCharacter(true),
            new Literal("2:a"),
            new AnyText(false),
            new AnyCharacter(false),
            new Literal(":"),
            new AnyText(false));
  }

  @Test
  void resource_when_starsStandTogether_areTheOneThatReachesFurthest() {
    assertThat(TextPattern.resource("arn:aws:s3***:b", NEW).tokens())
        .containsExactly(new Literal("arn:aws:s3"), new AnyText(false), new Literal(":b"));
    assertThat(TextPattern.resource("arn:aws:s3**x:b", NEW).tokens())
        .containsExactly(new Literal("arn:aws:s3"), new AnyText(true), new Literal("x:b"));
  }

  @Test
  void resource_when_itHasVariables_hasThemBehindTheFifthColonOnly() {
    assertThat(TextPattern.resource("arn:aws:s3::${aws:a}:x${AWS:B}${c, 'd}e'}${*}", NEW).tokens())
        .containsExactly(
            new Literal("arn:aws:s3::${aws:a}:x"),
            new Variable("aws:b", null),
            new Variable("c", "d}e"),
            new Literal("*"));
    assertThat(TextPattern.resource("arn:aws:s3:::${b}", OLD).tokens())
        .containsExactly(new Literal("arn:aws:s3:::${b}"));
  }

  @Test
  void text_when_aVariableIsNotOne_staysAsItIs() {
    for (String text : List.of("${", "${}", "${a", "$", "$a}", "a$")) {
      assertThat(TextPattern.exact(text, NEW).tokens()).containsExactly(new Literal(text));
    }
    assertThat(TextPattern.exact("${a,'b'}", NEW).tokens())
        .containsExactly(new Variable("a,'b'", null));
    assertThat(TextPattern.exact("", NEW).tokens()).isEmpty();
  }

  @Test
  void matches_when_comparedWithTryingEverything_areTheSame() {
    var random = new Random(11);
    int matched = 0;
    for (int count = 0; count < 200_000; count++) {
      String pattern = text(random, "ab:*?", 9);
      String text = text(random, "ab:", 9);
      TextPattern read =
          random.nextBoolean()
              ? TextPattern.resource(pattern, NEW)
              : TextPattern.like(pattern, NEW);
      boolean expected = tries(read.tokens(), text);
      assertThat(new TextMatcher(read).matches(text, RequestContext.EMPTY))
          .as("%s as %s on %s", pattern, read, text)
          .isEqualTo(Truth.of(expected));
      matched += expected ? 1 : 0;
    }
    assertThat(matched).isGreaterThan(5_000);
  }

  @Test
  void matches_when_aVariableIsReplaced_areThoseOfItsCharacters() {
    var random = new Random(12);
    for (int count = 0; count < 50_000; count++) {
      String value = text(random, "ab:*", 3);
      String before = text(random, "ab*", 3);
      String behind = text(random, "ab*", 3);
      TextPattern pattern = TextPattern.like(before + "${v}" + behind, NEW);
      var tokens = new ArrayList<PatternToken>();
      for (PatternToken token : pattern.tokens()) {
        tokens.add(token instanceof Variable ? new Literal(value) : token);
      }
      String text = text(random, "ab:*", 7);
      RequestContext context = RequestContext.of(Map.of("V", ContextValue.of(value)));
      assertThat(new TextMatcher(pattern).matches(text, context))
          .as("%s with %s on %s", pattern, value, text)
          .isEqualTo(Truth.of(tries(tokens, text)));
    }
  }

  @Test
  void matches_when_aVariableIsUnknown_areFalseWhereNoValueWouldDo() {
    var matcher = new TextMatcher(TextPattern.like("a${v}b", NEW));
    RequestContext unknown =
        RequestContext.of(Map.of("v", new ContextValue.Unknown("a resource to come")));
    assertThat(matcher.matches("axxb", unknown)).isEqualTo(Truth.UNKNOWN);
    assertThat(matcher.matches("axxc", unknown)).isEqualTo(Truth.FALSE);
    assertThat(matcher.matches("ab", RequestContext.EMPTY)).isEqualTo(Truth.FALSE);
  }

  @Test
  void matches_when_thereAreManyStars_endSoon() {
    String pattern = "a*".repeat(500) + "b";
    var matcher = new TextMatcher(TextPattern.like(pattern, NEW));
    assertThat(matcher.matches("a".repeat(5_000), RequestContext.EMPTY)).isEqualTo(Truth.FALSE);
    assertThat(matcher.matches("a".repeat(5_000) + "b", RequestContext.EMPTY))
        .isEqualTo(Truth.TRUE);
  }

  /** Matches by trying every way; slow, and plain to see that it is right. */
  private static boolean tries(List<PatternToken> tokens, String text) {
    if (tokens.isEmpty()) {
      return text.isEmpty();
    }
    List<PatternToken> rest = tokens.subList(1, tokens.size());
    PatternToken token = tokens.get(0);
    if (token instanceof Literal literal) {
      return text.startsWith(literal.text())
          && tries(rest, text.substring(literal.text().length()));
    } else if (token instanceof AnyCharacter one) {
      return !text.isEmpty()
          && !(one.withinSegment() && text.charAt(0) == ':')
          && tries(rest, text.substring(1));
    }
    boolean withinSegment = ((AnyText) token).withinSegment();
    for (int length = 0; length <= text.length(); length++) {
      if (withinSegment && text.substring(0, length).contains(":")) {
        return false;
      } else if (tries(rest, text.substring(length))) {
        return true;
      }
    }
    return false;
  }

  private static String text(Random random, String characters, int maximum) {
    var text = new StringBuilder();
    for (int count = random.nextInt(maximum + 1); count > 0; count--) {
      text.append(characters.charAt(random.nextInt(characters.length())));
    }
    return text.toString();
  }
}
