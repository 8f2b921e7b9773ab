package io.trainingroles.access.condition;

import io.trainingroles.access.ContextValue;
import io.trainingroles.access.RequestContext;
import io.trainingroles.access.Truth;
import io.trainingroles.access.pattern.TextPattern;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.iam.PolicyVersion;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One condition of a statement, ready to be asked.
 *
 * <p>For set operators and {@code Null} an empty text is no value, as AWS calls it a null data set:
 * {@code ForAllValues} holds for it, {@code ForAnyValue} does not. For other operators it is a
 * value.
 *
 * <p>Where AWS is silent: an operator without a set operator does not compare a multivalued key, so
 * the condition does not hold, negated or not.
 */
public final class ConditionTest {
  private final Condition condition;
  private final ConditionOperator operator;
  private final String key;
  private final ValueTest values;

  public ConditionTest(Condition condition, PolicyVersion version) {
    this.condition = condition;
    this.operator =
        ConditionOperator.of(condition.operator())
            .orElseThrow(
                () ->
                    new InvalidValueException(
                        "there is no condition operator '" + condition.operator() + "'",
                        "use one of the operators in the IAM User Guide, such as StringEquals"));
    this.key = condition.key().toLowerCase(Locale.ROOT);
    this.values = ValueTest.of(operator.comparison(), condition.values(), version);
  }

  public Condition condition() {
    return condition;
  }

  /** The patterns with which values are compared; none for types without variables. */
  public List<TextPattern> patterns() {
    return values.patterns();
  }

  public Truth test(RequestContext context) {
    ContextValue given = context.ofLowerCase(key);
    if (given instanceof ContextValue.Unknown) {
      return Truth.UNKNOWN;
    }
    if (operator.comparison() == Comparison.NULL) {
      return values.test(isNull(given) ? "true" : "false", context);
    }
    if (given == null) {
      return Truth.of(operator.holdsWithoutKey());
    }
    return switch (operator.quantifier()) {
      case NONE ->
          given instanceof ContextValue.Single single
              ? values.test(single.value(), context)
              : Truth.FALSE;
      case FOR_ALL_VALUES -> all(values(given), context);
      case FOR_ANY_VALUE -> any(values(given), context);
    };
  }

  private static boolean isNull(@Nullable ContextValue given) {
    return given == null || values(given).stream().allMatch(String::isEmpty);
  }

  private static List<String> values(ContextValue given) {
    return given instanceof ContextValue.Single single
        ? List.of(single.value())
        : ((ContextValue.Multiple) given).values();
  }

  private Truth all(List<String> given, RequestContext context) {
    Truth result = Truth.TRUE;
    for (String value : given) {
      if (!value.isEmpty()) {
        result = result.and(values.test(value, context));
      }
    }
    return result;
  }

  private Truth any(List<String> given, RequestContext context) {
    Truth result = Truth.FALSE;
    for (String value : given) {
      if (!value.isEmpty()) {
        result = result.or(values.test(value, context));
      }
    }
    return result;
  }
}
