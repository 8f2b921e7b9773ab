package io.trainingroles.check.evidence;

import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.iam.Arn;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.Partition;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether the conditions of a statement limit the requests by the value of a key. A negated
 * operator is not a limit, since it matches all other values; nor is a pattern that matches
 * everything.
 */
public final class ConditionLimits {
  private static final Pattern POSITIVE =
      Pattern.compile(
          "(ForAnyValue:)?(String(Equals|EqualsIgnoreCase|Like)|Arn(Equals|Like))(IfExists)?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern NEGATIVE =
      Pattern.compile(
          "(String(NotEquals|NotEqualsIgnoreCase|NotLike)|Arn(NotEquals|NotLike))(IfExists)?",
          Pattern.CASE_INSENSITIVE);

  private ConditionLimits() {}

  /** Whether one of these keys must be in the request with a certain value. */
  public static boolean on(ReviewedStatement statement, String... keys) {
    return on(statement, key -> isOneOf(key, keys));
  }

  /** The same for keys that a predicate selects. */
  public static boolean on(ReviewedStatement statement, Predicate<String> keys) {
    return conditions(statement, keys)
        .anyMatch(condition -> limits(condition) && !isIfExists(condition));
  }

  /** Whether one of these keys, if it is in the request, must have a certain value. */
  public static boolean whereSent(ReviewedStatement statement, String... keys) {
    return conditions(statement, key -> isOneOf(key, keys)).anyMatch(ConditionLimits::limits);
  }

  /**
   * Whether the resource must have a tag, with one value or with any: the statement then names its
   * resources by it.
   */
  public static boolean requireTagOfResource(ReviewedStatement statement) {
    return require(statement, key -> key.toLowerCase(Locale.ROOT).contains(":resourcetag/"));
  }

  /** Whether a key that a predicate selects must be in the request, whatever its value is. */
  public static boolean require(ReviewedStatement statement, Predicate<String> keys) {
    return conditions(statement, keys)
        .anyMatch(
            condition ->
                ConditionKeys.operator(condition)
                    .filter(operator -> !ConditionKeys.holdsWithoutKey(operator, condition))
                    .isPresent());
  }

  /** Whether a key must not be in the request. */
  public static boolean requireAbsence(ReviewedStatement statement, String key) {
    return statement.conditionsOn(key).stream()
        .anyMatch(
            condition ->
                condition.operator().equalsIgnoreCase("Null")
                    && condition.values().equals(List.of("true")));
  }

  /** Whether only requests that a service makes for its caller are let through. */
  public static boolean requireService(ReviewedStatement statement) {
    return on(statement, "aws:CalledVia", "aws:CalledViaFirst", "aws:CalledViaLast");
  }

  /** Whether a key must be in the request and be true. */
  public static boolean isTrue(ReviewedStatement statement, String key) {
    return statement.conditionsOn(key).stream()
        .anyMatch(
            condition ->
                condition.operator().equalsIgnoreCase("Bool")
                    && condition.values().stream().allMatch(value -> value.equals("true")));
  }

  /**
   * Whether the policy denies all requests of the statement with other values of one of these keys.
   */
  public static boolean byDenial(ReviewedStatement statement, String... keys) {
    return statement.policy().statements().stream()
        .filter(other -> !other.allows() && other.statement().conditions().size() == 1)
        .filter(other -> Cover.coversStatement(other.statement(), statement.statement()))
        .flatMap(other -> conditions(other, key -> isOneOf(key, keys)))
        .anyMatch(condition -> NEGATIVE.matcher(condition.operator()).matches());
  }

  /** Whether an operator compares with wildcards. */
  public static boolean isPattern(Condition condition) {
    String operator = condition.operator().toLowerCase(Locale.ROOT);
    return operator.contains("like") || operator.contains("arnequals");
  }

  private static Stream<Condition> conditions(ReviewedStatement statement, Predicate<String> keys) {
    return statement.statement().conditions().stream()
        .filter(condition -> keys.test(condition.key()));
  }

  private static boolean isOneOf(String key, String... keys) {
    return List.of(keys).stream().anyMatch(key::equalsIgnoreCase);
  }

  private static boolean limits(Condition condition) {
    return POSITIVE.matcher(condition.operator()).matches()
        && condition.values().stream().noneMatch(value -> isOpen(condition, value));
  }

  /** Whether a value does not limit the key, or only its form. */
  private static boolean isOpen(Condition condition, String value) {
    String key = condition.key().toLowerCase(Locale.ROOT);
    if (value.toLowerCase(Locale.ROOT).contains("${" + key + "}")) {
      return true;
    }
    return isPattern(condition)
        && switch (key) {
          case "aws:principalorgid",
              "aws:sourceorgid",
              "aws:principalaccount",
              "aws:sourceaccount" ->
              value.matches(".*[*?].*");
          case "aws:principalorgpaths", "aws:sourceorgpaths" -> value.matches("[^/]*[*?].*");
          case "aws:principalarn" -> isOfAnyAccount(value);
          case "iam:passedtoservice" -> isOfAnyService(value);
          default -> value.matches("[*?]+");
        };
  }

  /** Whether all services of a partition match a pattern, as only the end of the host is said. */
  private static boolean isOfAnyService(String value) {
    String said = value.replaceAll("[*?.]", "");
    return said.isEmpty()
        || Stream.of(Partition.values())
            .map(partition -> partition.dnsSuffix().replace(".", ""))
            .anyMatch(said::equals);
  }

  /** Whether the account in an ARN is a pattern; twelve digits elsewhere are an account, too. */
  public static boolean isOfAnyAccount(String value) {
    return Arn.of(value)
        .map(arn -> arn.account().matches(".*[*?].*"))
        .orElse(!value.matches(".*:[0-9]{12}:.*"));
  }

  private static boolean isIfExists(Condition condition) {
    return condition.operator().toLowerCase(Locale.ROOT).endsWith("ifexists");
  }
}
