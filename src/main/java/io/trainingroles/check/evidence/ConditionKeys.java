package io.trainingroles.check.evidence;

import io.trainingroles.access.condition.Comparison;
import io.trainingroles.access.condition.ConditionOperator;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.iam.Condition;
import io.trainingroles.reference.Action;
import io.trainingroles.reference.ConditionKey;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The definitions of the condition keys that a statement uses. */
public final class ConditionKeys {
  private ConditionKeys() {}

  /**
   * The definition of a key: a global one, one of its own service, or one of the services of the
   * statement.
   */
  public static Optional<ConditionKey> find(ReviewedStatement statement, String key) {
    return statement
        .reference()
        .conditionKey(key)
        .or(
            () ->
                statement.statement().action().patterns().stream()
                    .flatMap(pattern -> statement.service(pattern.value()).stream())
                    .flatMap(service -> service.conditionKey(key).stream())
                    .findFirst());
  }

  /**
   * Whether the key is a property of a role's session. See <a
   * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">Global
   * condition keys</a>.
   */
  private static boolean isOfSession(ReviewedStatement statement, String key) {
    return statement.reference().globalConditionKeys().stream()
            .anyMatch(known -> known.isNamed(key))
        && !isGlobal(key);
  }

  /** Whether the key is a global one, which the page of a service need not list. */
  public static boolean isGlobal(String key) {
    return ReviewedStatement.prefix(key).equals("aws");
  }

  /** Whether the key is of tags: of those in the request, or of the resource's own. */
  public static boolean isOfTags(String key) {
    String lower = key.toLowerCase(Locale.ROOT);
    return isOfRequestTags(lower) || lower.equals("aws:tagkeys") || isOfResourceTags(key);
  }

  private static boolean isOfRequestTags(String key) {
    return key.toLowerCase(Locale.ROOT).startsWith("aws:requesttag/");
  }

  /** Whether the key is of the tags that a resource has. */
  public static boolean isOfResourceTags(String key) {
    return key.toLowerCase(Locale.ROOT).startsWith("aws:resourcetag/");
  }

  /**
   * Whether a request of an action can contain the tags of its resource: where the page of its
   * service says so, or the action has resources, and its service has any with tags.
   */
  public static boolean mayHaveResourceTags(ReviewedStatement statement, Action action) {
    return has(action, "aws:ResourceTag/any")
        || (!action.resources().isEmpty()
            && statement.service(action.toString()).stream()
                .flatMap(service -> service.resourceTypes().values().stream())
                .flatMap(type -> type.conditionKeys().stream())
                .anyMatch(ConditionKeys::isOfResourceTags));
  }

  /**
   * Whether the page of a service names a key, but not the actions whose requests have it: then
   * nothing is known of them.
   */
  public static boolean isOfNoAction(ReviewedStatement statement, String key) {
    return statement.statement().action().patterns().stream()
        .flatMap(pattern -> statement.service(pattern.value()).stream())
        .filter(service -> service.conditionKey(key).isPresent())
        .anyMatch(service -> service.actions().stream().noneMatch(action -> has(action, key)));
  }

  /**
   * Whether the pages of AWS tell which requests have a key: not of every global key, nor of those
   * of a session or of an identity provider.
   */
  public static boolean isToldByAction(ReviewedStatement statement, String key) {
    return (!isGlobal(key) || isOfTags(key))
        && !ConditionKey.isOfProvider(key)
        && !isOfSession(statement, key)
        && !key.equalsIgnoreCase("aws-marketplace:ProductId")
        && find(statement, key).isPresent()
        && !isOfNoAction(statement, key);
  }

  /** The action patterns of a statement of which no request has a key. */
  public static List<String> actionsWithout(ReviewedStatement statement, String key) {
    return statement.actionPatterns().stream()
        .filter(
            action ->
                statement.actions(action).stream().noneMatch(one -> mayHave(statement, one, key)))
        .toList();
  }

  private static boolean mayHave(ReviewedStatement statement, Action action, String key) {
    if (isOfResourceTags(key)) {
      return mayHaveResourceTags(statement, action);
    }
    return has(action, key) || (isOfRequestTags(key) && action.mayHaveRequestTags());
  }

  /** Whether an action supports the key, by the page of its service. */
  public static boolean has(Action action, String key) {
    return Stream.concat(
            action.conditionKeys().stream(),
            action.resources().stream()
                .flatMap(
                    on ->
                        Stream.concat(
                            on.conditionKeys().stream(), on.type().conditionKeys().stream())))
        .distinct()
        .anyMatch(name -> isNamed(name, key));
  }

  private static boolean isNamed(String name, String key) {
    return new ConditionKey(name, ConditionKey.ValueType.STRING, false).isNamed(key);
  }

  /** The operator of a condition, if it exists. */
  public static Optional<ConditionOperator> operator(Condition condition) {
    return ConditionOperator.of(condition.operator());
  }

  /** Whether another condition of a statement requires the key of a given one. */
  public static boolean isRequired(ReviewedStatement statement, Condition given) {
    return statement.conditionsOn(given.key()).stream()
        .filter(condition -> !condition.equals(given))
        .anyMatch(
            condition ->
                operator(condition).filter(operator -> requires(operator, condition)).isPresent());
  }

  /** Whether a condition is met by requests without its key. */
  public static boolean holdsWithoutKey(ConditionOperator operator, Condition condition) {
    return operator.comparison() == Comparison.NULL
        ? condition.values().stream().anyMatch(value -> value.equalsIgnoreCase("true"))
        : operator.holdsWithoutKey();
  }

  private static boolean requires(ConditionOperator operator, Condition condition) {
    return operator.comparison() == Comparison.NULL
        ? condition.values().stream().allMatch(value -> value.equalsIgnoreCase("false"))
        : !operator.holdsWithoutKey();
  }

  /** A condition, as findings name it. */
  public static String shown(Condition condition) {
    return condition.operator() + " " + condition.key();
  }

  /** The effect of a statement with a condition that is never met. */
  public static String lost(ReviewedStatement statement) {
    return statement.allows() ? "the statement allows nothing" : "the statement denies nothing";
  }
}
