package io.trainingroles.check.condition;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.access.condition.Comparison;
import io.trainingroles.access.condition.ConditionOperator;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.StatementCheck;
import io.trainingroles.check.evidence.ConditionKeys;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.iam.Condition;
import io.trainingroles.input.PolicyUse;
import java.util.List;
import java.util.Optional;

/** A condition on a key that the requests of an action never have. */
final class ConditionKeyNotOfAction implements StatementCheck {
  @Override
  public IssuePage page() {
    return IssuePage.of("CONDITION_KEY_NOT_OF_ACTION", IssueGroup.CONDITION, WARNING)
        .title("Requests of the action never have the condition key")
        .avoid(
            """
            {"Effect": "Allow", "Action": ["s3:ListBucket", "s3:GetObject"], "Resource": "…",
             "Condition": {"StringLike": {"s3:prefix": "train/*"}}}
            """)
        .prefer(
            """
            {"Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::data",
             "Condition": {"StringLike": {"s3:prefix": "train/*"}}},
            {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::data/train/*"}
            """)
        .why(
            "A condition on a key that is not there is not met: the Allow does not allow the action,"
                + " the Deny does not deny it. With a negated operator, IfExists or ForAllValues it"
                + " is always met, and so narrows nothing.")
        .limits(
            "Keys that begin with aws: are not looked at, as any service may have them. A value with"
                + " wildcards is found only if none of its actions has the key. With IfExists and the"
                + " like, and in trust policies, only a key that no action of the statement has is"
                + " found.")
        .counterparts(
            "Access Analyzer UNSUPPORTED_ACTION_FOR_CONDITION_KEY",
            "parliament UNKNOWN_CONDITION_FOR_ACTION",
            "boogy condition_key_validation")
        .source(
            "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector notes) {
    List<String> actions = statement.actionPatterns();
    boolean isKnown = actions.stream().noneMatch(action -> statement.actions(action).isEmpty());
    if (actions.isEmpty() || !isKnown) {
      return;
    }
    for (Condition condition : statement.statement().conditions()) {
      if (isJudged(statement, condition)) {
        review(statement, condition, notes);
      }
    }
  }

  private static boolean isJudged(ReviewedStatement statement, Condition condition) {
    return !ConditionKeys.isGlobal(condition.key())
        && !ConditionKeys.isOfProvider(condition.key())
        && ConditionKeys.find(statement, condition.key()).isPresent();
  }

  private static void review(
      ReviewedStatement statement, Condition condition, FindingCollector notes) {
    Optional<ConditionOperator> operator = ConditionKeys.operator(condition);
    List<String> without =
        statement.actionPatterns().stream()
            .filter(action -> isWithout(statement, action, condition.key()))
            .toList();
    boolean isAll = without.size() == statement.actionPatterns().size();
    if (operator.isEmpty()
        || without.isEmpty()
        || (!isAll && isTolerant(statement, operator.get()))) {
      return;
    }
    boolean isMet = holdsWithoutKey(operator.get(), condition);
    for (String action : without) {
      notes.add(
          statement.atCondition(condition),
          statement.subject(action + " " + condition.key()),
          "requests of "
              + action
              + " never have the key "
              + condition.key()
              + ", "
              + sequel(statement, isMet),
          isMet
              ? "leave the condition out, or use a key that the action has"
              : "move the action to a statement of its own, with a key that it has");
    }
  }

  private static boolean isWithout(ReviewedStatement statement, String action, String key) {
    return statement.actions(action).stream().noneMatch(one -> ConditionKeys.has(one, key));
  }

  private static boolean isTolerant(ReviewedStatement statement, ConditionOperator operator) {
    return operator.holdsWithoutKey() || statement.policy().use() == PolicyUse.TRUST;
  }

  private static boolean holdsWithoutKey(ConditionOperator operator, Condition condition) {
    return operator.comparison() == Comparison.NULL
        ? condition.values().stream().anyMatch(value -> value.equalsIgnoreCase("true"))
        : operator.holdsWithoutKey();
  }

  private static String sequel(ReviewedStatement statement, boolean isMet) {
    if (isMet) {
      return "so the condition is always met";
    }
    return statement.allows() ? "so it is not allowed" : "so it is not denied";
  }
}
