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

/** An Allow for requests without MFA alone. */
final class MfaAbsentAllows implements StatementCheck {
  private static final String MFA = "aws:MultiFactorAuthPresent";
  private static final String AGE = "aws:MultiFactorAuthAge";

  @Override
  public IssuePage page() {
    return IssuePage.of("MFA_ABSENT_ALLOWS", IssueGroup.CONDITION, WARNING)
        .title("The statement allows only requests without MFA")
        .avoid(
            """
            {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::data/*",
             "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "false"}}}
            """)
        .prefer("\"Condition\": {\"Bool\": {\"aws:MultiFactorAuthPresent\": \"true\"}}")
        .why(
            "The condition is met where the caller did not use MFA, and not where it did: the "
                + "opposite of what such a condition is for. Only a Deny needs such a condition.")
        .limits("Whether the callers can use MFA at all is not checked.")
        .counterparts("parliament BAD_PATTERN_FOR_MFA", "boogy mfa_condition_antipattern")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    if (!statement.allows()) {
      return;
    }
    for (Condition condition : statement.statement().conditions()) {
      boolean isOfMfa = condition.key().equalsIgnoreCase(MFA);
      if (isOfMfa && isAll(condition, Comparison.BOOL, "false")) {
        add(statement, condition, "write Bool with \"true\"", findings);
      } else if ((isOfMfa || condition.key().equalsIgnoreCase(AGE))
          && isAll(condition, Comparison.NULL, "true")) {
        add(statement, condition, "write \"false\"", findings);
      }
    }
  }

  private static void add(
      ReviewedStatement statement, Condition condition, String change, FindingCollector findings) {
    findings.add(
        statement.atCondition(condition),
        statement.subject(condition.key()),
        "only requests without MFA are allowed",
        change + ", or move it to a Deny");
  }

  private static boolean isAll(Condition condition, Comparison comparison, String value) {
    return ConditionKeys.operator(condition)
            .filter(operator -> operator.comparison() == comparison)
            .isPresent()
        && condition.values().stream().allMatch(each -> each.equalsIgnoreCase(value));
  }
}
