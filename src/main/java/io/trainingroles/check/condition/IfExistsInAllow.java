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

/** An Allow that a request meets by leaving out what the condition is about. */
final class IfExistsInAllow implements GrantCheck {
  /** Keys that are absent exactly where the condition should refuse. */
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
            "Who makes the request decides whether it has the key: an upload that names no encryption,"
                + " or a call that does not come through the VPC endpoint, meets the condition.")
        .limits(
            "IfExists is fine where some actions of the statement do not have the key, and so is no"
                + " finding then. Of the keys of every service only those are looked at that are"
                + " absent where they matter, such as aws:SourceVpce and aws:MultiFactorAuthPresent.")
        .counterparts("boogy ifexists_condition_usage")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IfExists");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector notes) {
    for (Condition condition : statement.statement().conditions()) {
      if (letsThrough(condition)
          && isOptional(statement, condition.key())
          && !ConditionKeys.isRequired(statement, condition)) {
        notes.add(
            statement.atCondition(condition),
            statement.subject(ConditionKeys.shown(condition)),
            condition.operator() + " also allows requests without " + condition.key(),
            "write it without IfExists, or deny such requests with Null");
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
    List<Action> actions = statement.actions();
    return !actions.isEmpty()
        && actions.stream().allMatch(action -> ConditionKeys.has(action, key));
  }
}
