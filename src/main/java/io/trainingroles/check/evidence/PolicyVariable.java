package io.trainingroles.check.evidence;

import io.trainingroles.access.condition.Comparison;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.finding.Location;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.ResourcePattern;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A policy variable in a resource or in a value of a String or Arn operator, where IAM replaces
 * them. *
 *
 * @param text with its braces, such as <code>${aws:username}</code>
 * @param key such as {@code aws:username}
 * @param place where it is
 */
public record PolicyVariable(String text, String key, Location place) {
  /** A default value is in single quotation marks and can contain anything. */
  private static final Pattern FORM =
      Pattern.compile("\\$\\{([^}',]*)(?:, *'[^']*')?}|\\$\\{[^}]*}?");

  /** Those in its resources. */
  public static List<PolicyVariable> ofResources(ReviewedStatement statement) {
    var found = new ArrayList<PolicyVariable>();
    if (statement.statement().resource() != null) {
      for (ResourcePattern resource : statement.statement().resource().patterns()) {
        add(resource.value(), () -> statement.atResource(resource.value()), found);
      }
    }
    return found;
  }

  /** All of a statement. */
  public static List<PolicyVariable> of(ReviewedStatement statement) {
    List<PolicyVariable> found = ofResources(statement);
    for (Condition condition : statement.statement().conditions()) {
      if (readsVariables(condition)) {
        condition
            .values()
            .forEach(value -> add(value, () -> statement.atCondition(condition), found));
      }
    }
    return found;
  }

  /** Those in the values of its conditions that only a match meets. */
  public static List<PolicyVariable> ofConditions(ReviewedStatement statement) {
    var found = new ArrayList<PolicyVariable>();
    for (Condition condition : statement.statement().conditions()) {
      boolean isNegated =
          ConditionKeys.operator(condition)
              .filter(operator -> !operator.comparison().isNegated())
              .isEmpty();
      if (readsVariables(condition) && !isNegated) {
        condition
            .values()
            .forEach(value -> add(value, () -> statement.atCondition(condition), found));
      }
    }
    return found;
  }

  private static boolean readsVariables(Condition condition) {
    return ConditionKeys.operator(condition)
        .map(operator -> operator.comparison().type())
        .filter(type -> type == Comparison.Type.STRING || type == Comparison.Type.ARN)
        .isPresent();
  }

  private interface Place {
    Location get();
  }

  private static void add(String value, Place place, List<PolicyVariable> found) {
    if (!value.contains("${")) {
      return;
    }
    Matcher variables = FORM.matcher(value);
    while (variables.find()) {
      String key = variables.group(1);
      found.add(new PolicyVariable(variables.group(), key == null ? "" : key.strip(), place.get()));
    }
  }

  /** Whether another text stands in its place where a request has no value for it. */
  public boolean hasDefault() {
    return text.contains("'");
  }

  /** Whether it is an escaped character: a literal {@code *}, {@code ?} or {@code $}. */
  public boolean isCharacter() {
    return key.equals("*") || key.equals("?") || key.equals("$");
  }
}
