package io.trainingroles.access.condition;

import io.trainingroles.access.ContextValue;
import io.trainingroles.access.RequestContext;
import io.trainingroles.access.Truth;
import io.trainingroles.access.pattern.PatternToken;
import io.trainingroles.access.pattern.TextPattern;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.iam.PolicyVersion;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A condition as a set of what a request may say under its key. */
public final class ConditionLanguage {
  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{([^*?$},][^},]*)(?:, '([^']*)')?\\}");

  /** Characters that mean themselves in braces only. */
  private static final Pattern SPECIAL = Pattern.compile("[*?$]");

  private final ConditionOperator operator;
  private final Condition condition;
  private final String key;
  private final Set<String> values;

  /** Whether the values mean something else than their characters: two versions differ in that. */
  private final boolean isReadForVariables;

  private final boolean hasVariables;
  private final Set<String> variables;
  private final ConditionTest test;
  private final ValueLanguage language;
  private final int hash;

  /**
   * The language of a condition.
   *
   * @throws InvalidValueException if its operator is unknown
   */
  public ConditionLanguage(Condition condition, PolicyVersion version) {
    this.condition = condition;
    this.test = new ConditionTest(condition, version);
    this.operator = ConditionOperator.of(condition.operator()).orElseThrow();
    this.key = condition.key().toLowerCase(Locale.ROOT);
    this.values = new HashSet<>(condition.values());
    this.isReadForVariables =
        version == PolicyVersion.V2012_10_17
            && values.stream().anyMatch(value -> value.contains("${"));
    this.hasVariables = test.patterns().stream().anyMatch(TextPattern::hasVariables);
    this.variables = hasVariables ? variables(test) : Set.of();
    this.language =
        isNull()
            ? new ValueLanguage(List.of(), List.of())
            : ValueLanguage.of(operator.comparison(), condition.values(), version);
    this.hash = Objects.hash(operator, key, values, isReadForVariables);
  }

  /** The key in lower case. */
  public String key() {
    return key;
  }

  public Condition condition() {
    return condition;
  }

  /** The values that a value which is not the empty text is compared with. */
  public ValueLanguage language() {
    return language;
  }

  public ConditionOperator.Quantifier quantifier() {
    return operator.quantifier();
  }

  /** The keys of the policy variables in its values, in lower case. */
  public Set<String> variables() {
    return variables;
  }

  private static Set<String> variables(ConditionTest test) {
    return test.patterns().stream()
        .flatMap(pattern -> pattern.tokens().stream())
        .filter(PatternToken.Variable.class::isInstance)
        .map(token -> ((PatternToken.Variable) token).key())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The condition where the values of some keys, in lower case, are known. */
  public ConditionLanguage with(Map<String, String> known, PolicyVersion version) {
    if (variables.stream().noneMatch(known::containsKey)) {
      return this;
    }
    return new ConditionLanguage(
        new Condition(
            condition.operator(),
            condition.key(),
            condition.values().stream()
                .map(value -> VARIABLE.matcher(value).replaceAll(found -> known(found, known)))
                .toList()),
        version);
  }

  /**
   * A condition that holds wherever this one does and the variables have texts of some forms.
   *
   * @param forms by the keys of the variables, in lower case, what their texts are like, with
   *     wildcards
   * @return this condition where it compares with something else than wildcards
   */
  public ConditionLanguage like(Map<String, String> forms, PolicyVersion version) {
    if (operator.comparison() != Comparison.STRING_LIKE
        || variables.stream().noneMatch(forms::containsKey)) {
      return this;
    }
    return new ConditionLanguage(
        new Condition(
            condition.operator(),
            condition.key(),
            condition.values().stream()
                .map(
                    value ->
                        VARIABLE
                            .matcher(value)
                            .replaceAll(
                                found ->
                                    Matcher.quoteReplacement(
                                        forms.getOrDefault(
                                            found.group(1).strip().toLowerCase(Locale.ROOT),
                                            found.group()))))
                .toList()),
        version);
  }

  private static String known(MatchResult found, Map<String, String> known) {
    String value = known.get(found.group(1).strip().toLowerCase(Locale.ROOT));
    return Matcher.quoteReplacement(
        value == null ? found.group() : SPECIAL.matcher(value).replaceAll("\\${$0}"));
  }

  /** Those of the variables that have a default, in lower case. */
  public Set<String> variablesWithDefault() {
    return test.patterns().stream()
        .flatMap(pattern -> pattern.tokens().stream())
        .filter(PatternToken.Variable.class::isInstance)
        .map(PatternToken.Variable.class::cast)
        .filter(variable -> variable.defaultValue() != null)
        .map(PatternToken.Variable::key)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The condition for requests that have the key of a variable, in lower case, or do not have it. A
   * value with a variable that stands for nothing is compared with nothing.
   */
  public ConditionLanguage withKey(String name, boolean isThere, PolicyVersion version) {
    if (!variables.contains(name)) {
      return this;
    }
    return new ConditionLanguage(
        new Condition(
            condition.operator(),
            condition.key(),
            condition.values().stream()
                .filter(value -> isThere || hasValue(value, name))
                .map(
                    value ->
                        VARIABLE.matcher(value).replaceAll(found -> withKey(found, name, isThere)))
                .toList()),
        version);
  }

  private static boolean hasValue(String value, String name) {
    return VARIABLE
        .matcher(value)
        .results()
        .noneMatch(found -> isOf(found, name) && found.group(2) == null);
  }

  private static String withKey(MatchResult found, String name, boolean isThere) {
    if (!isOf(found, name)) {
      return Matcher.quoteReplacement(found.group());
    }
    return Matcher.quoteReplacement(
        isThere
            ? "${" + found.group(1) + "}"
            : SPECIAL.matcher(found.group(2)).replaceAll("\\${$0}"));
  }

  private static boolean isOf(MatchResult found, String name) {
    return found.group(1).strip().toLowerCase(Locale.ROOT).equals(name);
  }

  public boolean isNull() {
    return operator.comparison() == Comparison.NULL;
  }

  /** Whether the condition may be met, or not met, by a value that has no other text than none. */
  public boolean canBe(boolean holds, @Nullable ContextValue value) {
    RequestContext context =
        value == null ? RequestContext.EMPTY : RequestContext.of(Map.of(key, value));
    return (value != null && hasVariables) || (test.test(context) == Truth.TRUE) == holds;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ConditionLanguage language
        && hash == language.hash
        && operator.equals(language.operator)
        && key.equals(language.key)
        && values.equals(language.values)
        && isReadForVariables == language.isReadForVariables;
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
