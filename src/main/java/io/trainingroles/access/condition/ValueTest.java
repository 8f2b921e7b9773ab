package io.trainingroles.access.condition;

import io.trainingroles.access.RequestContext;
import io.trainingroles.access.Truth;
import io.trainingroles.access.pattern.PatternReader;
import io.trainingroles.access.pattern.TextMatcher;
import io.trainingroles.access.pattern.TextPattern;
import io.trainingroles.iam.PolicyVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Compares one value of a request with the values of a condition.
 *
 * <p>Where AWS is silent: a value of the request that is not of the operator's type meets no
 * condition, not even a negated one; a value of the policy that is not meets none either, and a
 * negated operator that has one is never met.
 */
interface ValueTest {
  Truth test(String value, RequestContext context);

  /** The patterns that may have variables. */
  default List<TextPattern> patterns() {
    return List.of();
  }

  /** The test of a condition's values. */
  static ValueTest of(Comparison comparison, List<String> values, PolicyVersion version) {
    boolean negated = comparison.isNegated();
    return switch (comparison) {
      case STRING_EQUALS, STRING_NOT_EQUALS -> Texts.exact(values, version, negated);
      case STRING_LIKE, STRING_NOT_LIKE -> Texts.like(values, version, negated);
      case STRING_EQUALS_IGNORE_CASE, STRING_NOT_EQUALS_IGNORE_CASE ->
          new TextsOfAnyCase(
              values.stream().map(value -> TextPattern.exact(value, version)).toList(), negated);
      case ARN_EQUALS, ARN_LIKE, ARN_NOT_EQUALS, ARN_NOT_LIKE -> Arns.of(values, version, negated);
      case NUMERIC_EQUALS, NUMERIC_NOT_EQUALS -> number(values, order -> order == 0, negated);
      case NUMERIC_LESS_THAN -> number(values, order -> order < 0, false);
      case NUMERIC_LESS_THAN_EQUALS -> number(values, order -> order <= 0, false);
      case NUMERIC_GREATER_THAN -> number(values, order -> order > 0, false);
      case NUMERIC_GREATER_THAN_EQUALS -> number(values, order -> order >= 0, false);
      case DATE_EQUALS, DATE_NOT_EQUALS -> moment(values, order -> order == 0, negated);
      case DATE_LESS_THAN -> moment(values, order -> order < 0, false);
      case DATE_LESS_THAN_EQUALS -> moment(values, order -> order <= 0, false);
      case DATE_GREATER_THAN -> moment(values, order -> order > 0, false);
      case DATE_GREATER_THAN_EQUALS -> moment(values, order -> order >= 0, false);
      case BOOL, NULL -> Typed.of(values, ConditionValues::bool, Boolean::equals, false);
      case BINARY_EQUALS -> Typed.of(values, ConditionValues::bytes, Object::equals, false);
      case IP_ADDRESS, NOT_IP_ADDRESS ->
          Typed.of(
              values, ConditionValues::range, (given, range) -> range.contains(given), negated);
    };
  }

  private static ValueTest number(List<String> values, Order order, boolean negated) {
    return Typed.of(
        values, ConditionValues::number, (a, b) -> order.holds(a.compareTo(b)), negated);
  }

  private static ValueTest moment(List<String> values, Order order, boolean negated) {
    return Typed.of(
        values, ConditionValues::moment, (a, b) -> order.holds(a.compareTo(b)), negated);
  }

  /** What the result of {@code compareTo} must be. */
  interface Order {
    boolean holds(int order);
  }

  /** Texts, with wildcards and variables. */
  record Texts(List<TextMatcher> matchers, boolean negated) implements ValueTest {
    static Texts exact(List<String> values, PolicyVersion version, boolean negated) {
      return new Texts(
          values.stream().map(value -> new TextMatcher(TextPattern.exact(value, version))).toList(),
          negated);
    }

    static Texts like(List<String> values, PolicyVersion version, boolean negated) {
      return new Texts(
          values.stream().map(value -> new TextMatcher(TextPattern.like(value, version))).toList(),
          negated);
    }

    @Override
    public List<TextPattern> patterns() {
      return matchers.stream().map(TextMatcher::pattern).toList();
    }

    @Override
    public Truth test(String value, RequestContext context) {
      Truth matches = TextMatcher.anyMatches(matchers, value, context);
      return negated ? matches.not() : matches;
    }
  }

  /** Texts whose case has no meaning. */
  record TextsOfAnyCase(List<TextPattern> patterns, boolean negated) implements ValueTest {
    @Override
    public Truth test(String value, RequestContext context) {
      Truth matches = Truth.FALSE;
      for (TextPattern pattern : patterns) {
        if (TextMatcher.isUnknown(pattern, context)) {
          matches = matches.or(Truth.UNKNOWN);
        } else {
          matches =
              matches.or(Truth.of(value.equalsIgnoreCase(TextMatcher.literal(pattern, context))));
        }
      }
      return negated ? matches.not() : matches;
    }
  }

  /** ARNs, segment by segment. */
  record Arns(List<TextMatcher> matchers, boolean hasUnreadable, boolean negated)
      implements ValueTest {
    static Arns of(List<String> values, PolicyVersion version, boolean negated) {
      List<TextPattern> patterns =
          values.stream()
              .map(value -> TextPattern.arn(value, version))
              .filter(Objects::nonNull)
              .toList();
      return new Arns(
          patterns.stream().map(TextMatcher::new).toList(),
          patterns.size() < values.size(),
          negated);
    }

    @Override
    public List<TextPattern> patterns() {
      return matchers.stream().map(TextMatcher::pattern).toList();
    }

    @Override
    public Truth test(String value, RequestContext context) {
      if (!isArn(value) || (negated && hasUnreadable)) {
        return Truth.FALSE;
      }
      Truth matches = TextMatcher.anyMatches(matchers, value, context);
      return negated ? matches.not() : matches;
    }

    private static boolean isArn(String value) {
      int colons = 0;
      for (int index = 0; index < value.length(); index++) {
        colons += value.charAt(index) == ':' ? 1 : 0;
      }
      return colons >= PatternReader.ARN_SEGMENTS - 1;
    }
  }

  /** Values of another type than texts. */
  record Typed<T>(
      Function<String, @Nullable T> reader,
      List<T> values,
      boolean hasUnreadable,
      BiPredicate<T, T> relation,
      boolean negated)
      implements ValueTest {
    static <T> Typed<T> of(
        List<String> texts,
        Function<String, @Nullable T> reader,
        BiPredicate<T, T> relation,
        boolean negated) {
      var values = new ArrayList<T>();
      for (String text : texts) {
        T value = reader.apply(text);
        if (value != null) {
          values.add(value);
        }
      }
      return new Typed<>(reader, values, values.size() < texts.size(), relation, negated);
    }

    @Override
    public Truth test(String value, RequestContext context) {
      T given = reader.apply(value);
      if (given == null || (negated && hasUnreadable)) {
        return Truth.FALSE;
      }
      for (T one : values) {
        if (relation.test(given, one)) {
          return Truth.of(!negated);
        }
      }
      return Truth.of(negated);
    }
  }
}
