package io.trainingroles.check.condition;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.StatementCheck;
import io.trainingroles.check.evidence.ConditionKeys;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.iam.Condition;

/** A condition without values. */
final class EmptyCondition implements StatementCheck {
  @Override
  public IssuePage page() {
    return IssuePage.of("EMPTY_CONDITION", IssueGroup.CONDITION, WARNING)
        .title("A condition has no values")
        .avoid("\"Condition\": {\"StringEquals\": {\"aws:RequestedRegion\": []}}")
        .prefer("\"Condition\": {\"StringEquals\": {\"aws:RequestedRegion\": [\"eu-west-1\"]}}")
        .why(
            "An empty list matches no value, so the statement has no effect. With a "
                + "negated operator or ForAllValues it matches more than was intended.")
        .limits("An empty string is a value and is not reported.")
        .counterparts(
            "Access Analyzer EMPTY_ARRAY_CONDITION",
            "Access Analyzer EMPTY_ARRAY_CONDITION_FORALLVALUES",
            "Access Analyzer EMPTY_ARRAY_CONDITION_FORANYVALUE",
            "Access Analyzer EMPTY_ARRAY_CONDITION_IFEXISTS")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    for (Condition condition : statement.statement().conditions()) {
      if (condition.values().isEmpty()) {
        findings.add(
            statement.atCondition(condition),
            statement.subject(ConditionKeys.shown(condition)),
            ConditionKeys.shown(condition) + " has no values",
            "add the values, or remove the condition");
      }
    }
  }
}
