package io.trainingroles.check.condition;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.access.condition.ConditionOperator;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.GrantCheck;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.evidence.ConditionKeys;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.iam.Condition;
import io.trainingroles.reference.Action;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** An Allow that also matches requests without the key of its condition. */
final class IfExistsInAllow implements GrantCheck {
  /** Keys that are absent exactly where the condition should refuse a request. */
  private static final Set<String> ABSENT_WHERE_IT_MATTERS =
      Set.of(
          "aws:multifactorauthpresent",
          "aws:multifactorauthage",
          "aws:sourcevpc",
          "aws:sourcevpce",
          "aws:principalorgid",
          "aws:resourceorgid");

  @Override
  public IssuePage page() {
    return IssuePage.of("IF_EXISTS_IN_ALLOW", IssueGroup.CONDITION, WARNING)
        .title("With IfExists the Allow also allows requests without the key")
        .avoid(
            "\"Condition\": {\"StringEqualsIfExists\": {\"s3:x-amz-server-side-encryption\": \"aws:kms\"}}")
        .prefer(
            "\"Condition\": {\"StringEquals\": {\"s3:x-amz-server-side-encryption\": \"aws:kms\"}}")
        .why(
            "The caller decides whether the request has the key: an upload without an "
                + "encryption header, or a call that does not use the VPC endpoint, meets the "
                + "condition.")
        .limits(
            "iam:PassedToService is not reported: a role is always passed to a service. IfExists is not reported if some actions of the statement do not support the "
                + "key. Of the global keys, only those are checked that are missing from the requests "
                + "that the condition should refuse, such as aws:SourceVpce and "
                + "aws:MultiFactorAuthPresent.")
        .counterparts("boogy ifexists_condition_usage")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IfExists");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    for (Condition condition : statement.statement().conditions()) {
      if (letsThrough(condition)
          && isOptional(statement, condition.key())
          && !ConditionKeys.isRequired(statement, condition)) {
        findings.add(
            statement.atCondition(condition),
            statement.subject(ConditionKeys.shown(condition)),
            condition.operator() + " also allows requests without " + condition.key(),
            "remove IfExists, or deny such requests with a Null condition");
      }
    }
  }

  private static boolean letsThrough(Condition condition) {
    return ConditionKeys.operator(condition)
        .filter(ConditionOperator::ifExists)
        .filter(operator -> !operator.comparison().isNegated())
        .isPresent();
  }

  private static boolean isOptional(ReviewedStatement statement, String key) {
    if (ConditionKeys.isGlobal(key)) {
      return ABSENT_WHERE_IT_MATTERS.contains(key.toLowerCase(Locale.ROOT));
    }
    if (key.equalsIgnoreCase("iam:PassedToService")) {
      return false;
    }
    List<Action> actions = statement.actions();
    return !actions.isEmpty()
        && actions.stream().allMatch(action -> ConditionKeys.has(action, key));
  }
}
