package io.trainingroles.access.condition;

import io.trainingroles.access.pattern.SearchPattern;
import io.trainingroles.access.pattern.TextPattern;
import io.trainingroles.iam.PolicyVersion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The values that a comparison accepts and those that it refuses, where a value is any text but the
 * empty one.
 *
 * @param accepted a value is accepted that meets one of these
 * @param refused a value is refused that meets one of these
 */
public record ValueLanguage(List<ValueClause> accepted, List<ValueClause> refused) {
  /** A text that an ARN operator takes for an ARN. */
  private static final List<SearchPattern> ARN_SHAPE = List.of(SearchPattern.glob("*:*:*:*:*:*"));

  private ValueLanguage not() {
    return new ValueLanguage(/* accepted= */ refused, /* refused= */ accepted);
  }

  /** The language of a comparison other than {@code Null}. */
  static ValueLanguage of(Comparison comparison, List<String> values, PolicyVersion version) {
    ValueLanguage positive =
        switch (comparison.type()) {
          case STRING -> texts(patterns(comparison, values, version));
          case ARN -> {
            List<SearchPattern> patterns = arns(values, version);
            yield comparison.isNegated()
                ? notArns(patterns, patterns.size() < values.size())
                : texts(patterns);
          }
          case BOOL -> texts(truths(values));
          case BINARY -> texts(Base64Texts.patterns(values));
          case NUMERIC -> ordered(ValueOrder.NUMERIC, comparison, values);
          case DATE -> ordered(ValueOrder.DATE, comparison, values);
          case IP_ADDRESS -> addresses(comparison, values);
          case NULL -> throw new IllegalArgumentException("Null compares no values");
        };
    return comparison.type() == Comparison.Type.STRING && comparison.isNegated()
        ? positive.not()
        : positive;
  }

  private static ValueLanguage texts(List<SearchPattern> patterns) {
    return new ValueLanguage(
        List.of(ValueClause.Text.in(patterns)), List.of(ValueClause.Text.outside(patterns)));
  }

  private static List<SearchPattern> patterns(
      Comparison comparison, List<String> values, PolicyVersion version) {
    return values.stream()
        .distinct()
        .map(
            value ->
                switch (comparison) {
                  case STRING_LIKE, STRING_NOT_LIKE ->
                      SearchPattern.of(TextPattern.like(value, version), false);
                  case STRING_EQUALS_IGNORE_CASE, STRING_NOT_EQUALS_IGNORE_CASE ->
                      SearchPattern.of(TextPattern.exact(value, version), true);
                  default -> SearchPattern.of(TextPattern.exact(value, version), false);
                })
        .toList();
  }

  private static List<SearchPattern> arns(List<String> values, PolicyVersion version) {
    return values.stream()
        .map(value -> TextPattern.arn(value, version))
        .filter(Objects::nonNull)
        .map(pattern -> SearchPattern.of(pattern, false))
        .toList();
  }

  private static ValueLanguage notArns(List<SearchPattern> patterns, boolean hasUnreadable) {
    return hasUnreadable
        ? never()
        : new ValueLanguage(
            List.of(new ValueClause.Text(List.of(ARN_SHAPE), patterns)),
            List.of(ValueClause.Text.outside(ARN_SHAPE), ValueClause.Text.in(patterns)));
  }

  private static ValueLanguage never() {
    return new ValueLanguage(List.of(), List.of(ValueClause.ANYTHING));
  }

  private static List<SearchPattern> truths(List<String> values) {
    return values.stream()
        .map(ConditionValues::bool)
        .filter(Objects::nonNull)
        .distinct()
        .map(truth -> SearchPattern.literal(truth.toString(), true))
        .toList();
  }

  private static ValueLanguage ordered(
      ValueOrder order, Comparison comparison, List<String> values) {
    var intervals = new ArrayList<IntervalSet>();
    for (String value : values) {
      BigDecimal point = order.read(value);
      if (point != null) {
        intervals.add(interval(comparison, point));
      }
    }
    return ordered(order, comparison, intervals, intervals.size() < values.size());
  }

  private static IntervalSet interval(Comparison comparison, BigDecimal point) {
    return switch (comparison) {
      case NUMERIC_LESS_THAN, DATE_LESS_THAN ->
          IntervalSet.between(Bound.BELOW, Bound.before(point));
      case NUMERIC_LESS_THAN_EQUALS, DATE_LESS_THAN_EQUALS ->
          IntervalSet.between(Bound.BELOW, Bound.behind(point));
      case NUMERIC_GREATER_THAN, DATE_GREATER_THAN ->
          IntervalSet.between(Bound.behind(point), Bound.ABOVE);
      case NUMERIC_GREATER_THAN_EQUALS, DATE_GREATER_THAN_EQUALS ->
          IntervalSet.between(Bound.before(point), Bound.ABOVE);
      default -> IntervalSet.between(Bound.before(point), Bound.behind(point));
    };
  }

  private static ValueLanguage addresses(Comparison comparison, List<String> values) {
    List<IntervalSet> ranges =
        values.stream()
            .map(ConditionValues::range)
            .filter(Objects::nonNull)
            .map(IpAddresses::of)
            .toList();
    return ordered(ValueOrder.IP_ADDRESS, comparison, ranges, ranges.size() < values.size());
  }

  private static ValueLanguage ordered(
      ValueOrder order, Comparison comparison, List<IntervalSet> intervals, boolean hasUnreadable) {
    IntervalSet inside = intervals.stream().reduce(IntervalSet.NONE, IntervalSet::union);
    IntervalSet outside = inside.complement().intersection(order.all());
    if (comparison.isNegated() && hasUnreadable) {
      return never();
    }
    IntervalSet accepted = comparison.isNegated() ? outside : inside;
    IntervalSet refused = comparison.isNegated() ? inside : outside;
    return new ValueLanguage(
        List.of(new ValueClause.InOrder(order, accepted)),
        List.of(new ValueClause.InOrder(order, refused), new ValueClause.NotOfOrder(order)));
  }
}
