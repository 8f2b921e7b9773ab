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

/** A Deny without MFA that does not apply to requests without the key. */
final class MfaDenyWithoutIfExists implements StatementCheck {
  private static final String MFA = "aws:MultiFactorAuthPresent";

  @Override
  public IssuePage page() {
    return IssuePage.of("MFA_DENY_WITHOUT_IF_EXISTS", IssueGroup.CONDITION, WARNING)
        .title("The Deny does not apply to requests that are signed with long-term access keys")
        .avoid("\"Condition\": {\"Bool\": {\"aws:MultiFactorAuthPresent\": \"false\"}}")
        .prefer("\"Condition\": {\"BoolIfExists\": {\"aws:MultiFactorAuthPresent\": \"false\"}}")
        .why(
            "Requests that are signed with a user's access key do not contain "
                + "aws:MultiFactorAuthPresent. Bool is then not met, and nothing is denied.")
        .limits("Whether people assume the role with MFA is not checked.")
        .counterparts("parliament BAD_PATTERN_FOR_MFA", "boogy mfa_condition_antipattern")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    for (Condition condition : statement.conditionsOn(MFA)) {
      if (!statement.allows() && isFalse(condition)) {
        findings.add(
            statement.atCondition(condition),
            statement.subject(MFA),
            "requests without " + MFA + " are not denied",
            "write BoolIfExists");
      }
    }
  }

  private static boolean isFalse(Condition condition) {
    return ConditionKeys.operator(condition)
            .filter(operator -> operator.comparison() == Comparison.BOOL)
            .filter(operator -> !operator.holdsWithoutKey())
            .isPresent()
        && condition.values().stream().anyMatch(value -> value.equalsIgnoreCase("false"));
  }
}
