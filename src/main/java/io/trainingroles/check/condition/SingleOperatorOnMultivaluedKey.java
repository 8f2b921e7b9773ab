package io.trainingroles.check.condition;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.access.condition.Comparison;
import io.trainingroles.access.condition.ConditionOperator;
import io.trainingroles.access.condition.ConditionOperator.Quantifier;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.StatementCheck;
import io.trainingroles.check.evidence.ConditionKeys;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.iam.Condition;
import io.trainingroles.reference.ConditionKey;

/** An operator without a set operator on a multivalued key. */
final class SingleOperatorOnMultivaluedKey implements StatementCheck {
  @Override
  public IssuePage page() {
    return IssuePage.of("SINGLE_OPERATOR_ON_MULTIVALUED_KEY", IssueGroup.CONDITION, WARNING)
        .title("A multivalued key is compared without a set operator")
        .avoid("\"Condition\": {\"StringEquals\": {\"aws:TagKeys\": \"owner\"}}")
        .prefer("\"Condition\": {\"ForAnyValue:StringEquals\": {\"aws:TagKeys\": \"owner\"}}")
        .why(
            "AWS requires ForAllValues: or ForAnyValue: for such a key. Without either, "
                + "the result for a request with two values is not documented.")
        .limits("Null needs no set operator. Unknown keys are not checked.")
        .counterparts("Access Analyzer MISSING_QUALIFIER")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    for (Condition condition : statement.statement().conditions()) {
      boolean isSingle =
          ConditionKeys.operator(condition)
              .filter(SingleOperatorOnMultivaluedKey::isSingle)
              .isPresent();
      if (isSingle && isMultivalued(statement, condition.key())) {
        findings.add(
            statement.atCondition(condition),
            statement.subject(ConditionKeys.shown(condition)),
            condition.key()
                + " is a multivalued key, and "
                + condition.operator()
                + " compares a single value",
            "use ForAnyValue:"
                + condition.operator()
                + ", or ForAllValues:"
                + condition.operator()
                + " with a Null condition");
      }
    }
  }

  private static boolean isSingle(ConditionOperator operator) {
    return operator.quantifier() == Quantifier.NONE && operator.comparison() != Comparison.NULL;
  }

  private static boolean isMultivalued(ReviewedStatement statement, String key) {
    return ConditionKeys.find(statement, key).filter(ConditionKey::isMultivalued).isPresent();
  }
}
