package io.trainingroles.check.condition;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.access.condition.Comparison;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.StatementCheck;
import io.trainingroles.check.evidence.ConditionKeys;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.iam.Condition;
import java.util.EnumSet;
import java.util.Set;

/** A wildcard where it is a character like any other. */
final class WildcardInExactOperator implements StatementCheck {
  private static final Set<Comparison> EXACT =
      EnumSet.of(
          Comparison.STRING_EQUALS,
          Comparison.STRING_NOT_EQUALS,
          Comparison.STRING_EQUALS_IGNORE_CASE,
          Comparison.STRING_NOT_EQUALS_IGNORE_CASE);

  @Override
  public IssuePage page() {
    return IssuePage.of("WILDCARD_IN_EXACT_OPERATOR", IssueGroup.CONDITION, WARNING)
        .title("A wildcard stands where it is only a character")
        .avoid("\"Condition\": {\"StringEquals\": {\"s3:prefix\": \"train/*\"}}")
        .prefer("\"Condition\": {\"StringLike\": {\"s3:prefix\": \"train/*\"}}")
        .why(
            "StringEquals compares character by character: it is met by a prefix with a star in it, and"
                + " by no other. StringNotEquals is then met by nearly everything.")
        .limits(
            "ArnEquals is no finding, as it takes wildcards like ArnLike; nor is a question mark, which"
                + " texts often have.")
        .counterparts("Access Analyzer WILDCARD_WITHOUT_LIKE_OPERATOR")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector notes) {
    for (Condition condition : statement.statement().conditions()) {
      boolean isExact =
          ConditionKeys.operator(condition)
              .filter(operator -> EXACT.contains(operator.comparison()))
              .isPresent();
      if (isExact) {
        condition.values().stream()
            .filter(value -> value.replace("${*}", "").contains("*"))
            .forEach(value -> add(statement, condition, value, notes));
      }
    }
  }

  private static void add(
      ReviewedStatement statement, Condition condition, String value, FindingCollector notes) {
    notes.add(
        statement.atCondition(condition),
        statement.subject(condition.key() + " " + value),
        "'" + value + "' is compared with its star, and not as a pattern",
        condition.operator().contains("Not") ? "write StringNotLike" : "write StringLike");
  }
}
