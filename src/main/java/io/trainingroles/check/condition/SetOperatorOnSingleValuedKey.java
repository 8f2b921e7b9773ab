package io.trainingroles.check.condition;

import static io.trainingroles.access.condition.ConditionOperator.Quantifier.FOR_ALL_VALUES;
import static io.trainingroles.access.condition.ConditionOperator.Quantifier.NONE;
import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.access.condition.ConditionOperator;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.StatementCheck;
import io.trainingroles.check.evidence.ConditionKeys;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.iam.Condition;
import java.util.Optional;

/** {@code ForAllValues} or {@code ForAnyValue} with a single-valued key. */
final class SetOperatorOnSingleValuedKey implements StatementCheck {
  /**
   * How somebody signed in, in as many words as there are: see <a
   * href="https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html">the
   * guide of Amazon Cognito</a>. The Service Authorization Reference does not say so.
   */
  private static final String COGNITO_METHODS = "cognito-identity.amazonaws.com:amr";

  @Override
  public IssuePage page() {
    return IssuePage.of("SET_OPERATOR_ON_SINGLE_VALUED_KEY", IssueGroup.CONDITION, WARNING)
        .title("A set operator is used with a single-valued key")
        .avoid("\"Condition\": {\"ForAllValues:StringEquals\": {\"aws:SourceVpc\": \"vpc-1\"}}")
        .prefer("\"Condition\": {\"StringEquals\": {\"aws:SourceVpc\": \"vpc-1\"}}")
        .why(
            "ForAllValues is met by a request without the key. If the requests that should "
                + "be refused do not contain the key, none of them is refused.")
        .limits("Keys for which AWS does not document the number of values are not checked.")
        .counterparts(
            "Access Analyzer FORALLVALUES_WITH_SINGLE_VALUED_KEY",
            "parliament SINGLE_VALUE_CONDITION_TOO_PERMISSIVE",
            "boogy set_operator_validation")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    for (Condition condition : statement.statement().conditions()) {
      Optional<ConditionOperator> operator =
          ConditionKeys.operator(condition).filter(found -> found.quantifier() != NONE);
      if (operator.isPresent() && isSingleValued(statement, condition.key())) {
        findings.add(
            statement.atCondition(condition),
            statement.subject(ConditionKeys.shown(condition)),
            condition.key()
                + " is a single-valued key"
                + (operator.get().quantifier() == FOR_ALL_VALUES
                    ? ", and " + condition.operator() + " is met by a request without it"
                    : ""),
            "write "
                + new ConditionOperator(
                    NONE, operator.get().comparison(), operator.get().ifExists()));
      }
    }
  }

  private static boolean isSingleValued(ReviewedStatement statement, String key) {
    return !key.equalsIgnoreCase(COGNITO_METHODS)
        && ConditionKeys.find(statement, key).filter(found -> !found.isMultivalued()).isPresent();
  }
}
