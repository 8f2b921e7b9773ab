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
            "No value of a request is one of none. The statement then does nothing; with a negated"
                + " operator or ForAllValues it matches what was not meant.")
        .limits("An empty text is a value, and no finding.")
        .counterparts(
            "Access Analyzer EMPTY_ARRAY_CONDITION",
            "Access Analyzer EMPTY_ARRAY_CONDITION_FORALLVALUES",
            "Access Analyzer EMPTY_ARRAY_CONDITION_FORANYVALUE",
            "Access Analyzer EMPTY_ARRAY_CONDITION_IFEXISTS")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector notes) {
    for (Condition condition : statement.statement().conditions()) {
      if (condition.values().isEmpty()) {
        notes.add(
            statement.atCondition(condition),
            statement.subject(ConditionKeys.shown(condition)),
            ConditionKeys.shown(condition) + " has no values",
            "name the values, or leave the condition out");
      }
    }
  }
}
