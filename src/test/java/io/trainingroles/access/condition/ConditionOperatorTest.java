package io.trainingroles.access.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trainingroles.access.condition.ConditionOperator.Quantifier;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConditionOperatorTest {
  @Test
  void of_when_anOperatorOfAws_isReadInAnyCaseAndWrittenAsAwsDoes() {
    for (Quantifier quantifier : Quantifier.values()) {
      for (Comparison comparison : Comparison.values()) {
        for (boolean ifExists : new boolean[] {false, true}) {
          if (comparison == Comparison.NULL && (ifExists || quantifier != Quantifier.NONE)) {
            continue;
          }
          var operator = new ConditionOperator(quantifier, comparison, ifExists);
          String name = operator.toString();
          assertThat(ConditionOperator.of(name)).contains(operator);
          assertThat(ConditionOperator.of(name.toLowerCase(Locale.ROOT))).contains(operator);
          assertThat(ConditionOperator.of(name.toUpperCase(Locale.ROOT))).contains(operator);
        }
      }
    }
    assertThat(ConditionOperator.of("ForAnyValue:StringLikeIfExists").orElseThrow().toString())
        .isEqualTo("ForAnyValue:StringLikeIfExists");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "IfExists",
        "StringEqual",
        "NullIfExists",
        "ForAllValues:Null",
        "ForAnyValue:",
        "ForSomeValues:StringEquals",
        "ForAllValues:ForAnyValue:StringEquals",
        "StringEqualsIfExistsIfExists",
        " StringEquals",
        "BinaryNotEquals",
        "NotBool"
      })
  void of_when_noOperatorOfAws_isEmpty(String name) {
    assertThat(ConditionOperator.of(name)).isEmpty();
  }

  @Test
  void operator_when_nullWithMore_isRefused() {
    assertThatThrownBy(() -> new ConditionOperator(Quantifier.NONE, Comparison.NULL, true))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new ConditionOperator(Quantifier.FOR_ALL_VALUES, Comparison.NULL, false))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
