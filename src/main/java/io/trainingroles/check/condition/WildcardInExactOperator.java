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

/** A wildcard that is compared as a character. */
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
        .title("A wildcard is used with an operator that compares it as a character")
        .avoid("\"Condition\": {\"StringEquals\": {\"s3:prefix\": \"train/*\"}}")
        .prefer("\"Condition\": {\"StringLike\": {\"s3:prefix\": \"train/*\"}}")
        .why(
            "StringEquals compares character by character, so only a value with a literal "
                + "* meets it. StringNotEquals is then met by nearly every value.")
        .limits(
            "ArnEquals is not reported, as it accepts wildcards like ArnLike. A question "
                + "mark is not reported either, as ordinary values contain it.")
        .counterparts("Access Analyzer WILDCARD_WITHOUT_LIKE_OPERATOR")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    for (Condition condition : statement.statement().conditions()) {
      boolean isExact =
          ConditionKeys.operator(condition)
              .filter(operator -> EXACT.contains(operator.comparison()))
              .isPresent();
      if (isExact) {
        condition.values().stream()
            .filter(value -> value.replace("${*}", "").contains("*"))
            .forEach(value -> add(statement, condition, value, findings));
      }
    }
  }

  private static void add(
      ReviewedStatement statement, Condition condition, String value, FindingCollector findings) {
    findings.add(
        statement.atCondition(condition),
        statement.subject(condition.key() + " " + value),
        "'" + value + "' is compared as literal text, not as a pattern",
        condition.operator().contains("Not") ? "use StringNotLike" : "use StringLike");
  }
}
