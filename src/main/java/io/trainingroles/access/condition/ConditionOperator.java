package io.trainingroles.access.condition;

import java.util.Locale;
import java.util.Optional;

/**
 * A condition operator. Case has no meaning in its name. See <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">IAM
 * JSON policy elements: Condition operators</a>.
 *
 * @param quantifier how several values of the request count
 * @param comparison how one value of the request is compared with those of the policy
 * @param ifExists whether a request without the key meets the condition
 */
public record ConditionOperator(Quantifier quantifier, Comparison comparison, boolean ifExists) {
  private static final String IF_EXISTS = "IfExists";

  /**
   * Checks that AWS has the combination.
   *
   * @throws IllegalArgumentException if {@code Null} has a quantifier or {@code IfExists}
   */
  public ConditionOperator {
    if (comparison == Comparison.NULL && (quantifier != Quantifier.NONE || ifExists)) {
      throw new IllegalArgumentException(
          "Null cannot be combined with ForAllValues, ForAnyValue or IfExists");
    }
  }

  /**
   * How several values of a request count. See <a
   * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html">Set
   * operators for multivalued context keys</a>.
   */
  public enum Quantifier {
    /** The key has one value. */
    NONE(""),
    /** Each value must compare; so none at all do. */
    FOR_ALL_VALUES("ForAllValues:"),
    /** At least one value must compare; so none at all do not. */
    FOR_ANY_VALUE("ForAnyValue:");

    private final String prefix;

    Quantifier(String prefix) {
      this.prefix = prefix;
    }
  }

  /**
   * The operator of this name.
   *
   * @param name such as {@code ForAnyValue:StringLikeIfExists}
   * @return the operator, or nothing where AWS has none of this name
   */
  public static Optional<ConditionOperator> of(String name) {
    String rest = name;
    Quantifier quantifier = Quantifier.NONE;
    for (Quantifier candidate : Quantifier.values()) {
      if (candidate != Quantifier.NONE && startsWith(name, candidate.prefix)) {
        quantifier = candidate;
        rest = name.substring(candidate.prefix.length());
      }
    }
    boolean ifExists = rest.toLowerCase(Locale.ROOT).endsWith(IF_EXISTS.toLowerCase(Locale.ROOT));
    if (ifExists) {
      rest = rest.substring(0, rest.length() - IF_EXISTS.length());
    }
    for (Comparison comparison : Comparison.values()) {
      if (comparison.word().equalsIgnoreCase(rest)) {
        return comparison == Comparison.NULL && (quantifier != Quantifier.NONE || ifExists)
            ? Optional.empty()
            : Optional.of(new ConditionOperator(quantifier, comparison, ifExists));
      }
    }
    return Optional.empty();
  }

  private static boolean startsWith(String name, String prefix) {
    return name.regionMatches(true, 0, prefix, 0, prefix.length());
  }

  /**
   * Whether a request without the key meets the condition.
   *
   * @return true for {@code IfExists}, {@code ForAllValues} and negated operators
   */
  public boolean holdsWithoutKey() {
    return ifExists
        || quantifier == Quantifier.FOR_ALL_VALUES
        || (quantifier == Quantifier.NONE && comparison.isNegated());
  }

  @Override
  public String toString() {
    return quantifier.prefix + comparison.word() + (ifExists ? IF_EXISTS : "");
  }
}
