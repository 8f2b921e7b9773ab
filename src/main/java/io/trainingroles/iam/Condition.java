package io.trainingroles.iam;

import java.util.List;

/**
 * One key of one operator in a {@code Condition} element. Several of them in a statement must all
 * hold. See <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html">IAM
 * JSON policy elements: Condition</a>.
 *
 * @param operator such as {@code StringLike} or {@code ForAllValues:StringEquals}
 * @param key such as {@code s3:prefix}
 * @param values any of which may match; an empty list never matches
 */
public record Condition(String operator, String key, List<String> values) {
  /**
   * Keeps an unchangeable copy.
   *
   * @throws IllegalArgumentException if the operator or the key is empty
   */
  public Condition {
    if (operator.isEmpty() || key.isEmpty()) {
      throw new IllegalArgumentException("a condition needs an operator and a key");
    }
    values = List.copyOf(values);
  }

  /**
   * A condition with these values.
   *
   * @param operator such as {@code StringLike}
   * @param key such as {@code s3:prefix}
   * @param values any of which may match
   * @return the condition
   */
  public static Condition of(String operator, String key, String... values) {
    return new Condition(operator, key, List.of(values));
  }
}
