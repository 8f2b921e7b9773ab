package io.trainingroles.check.condition;

import static io.trainingroles.finding.Severity.WARNING;

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

/** A condition on a key that an action does not support. */
final class ConditionKeyNotOfAction implements StatementCheck {
  @Override
  public IssuePage page() {
    return IssuePage.of("CONDITION_KEY_NOT_OF_ACTION", IssueGroup.CONDITION, WARNING)
        .title("The action does not support the condition key")
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
            "A condition on a key that is not in the request is not met: an Allow does not "
                + "allow the action, a Deny does not deny it. With a negated operator, IfExists "
                + "or ForAllValues the condition is always met and limits nothing.")
        .limits(
            "Of the global condition keys (aws:), only those of tags are checked: "
                + "aws:RequestTag and aws:TagKeys with the actions that set tags, aws:ResourceTag "
                + "with the services that support it. Not checked: keys of a role's session, such "
                + "as lambda:SourceFunctionArn; aws-marketplace:ProductId, which AWS documents "
                + "for models of Amazon Bedrock; keys that the page of a service lists for none "
                + "of its actions. An action pattern is reported "
                + "only if none of the actions that it matches supports the key. With IfExists, "
                + "a negated operator or ForAllValues, and in trust policies, a key is reported "
                + "only if no action of the statement supports it.")
        .counterparts(
            "Access Analyzer UNSUPPORTED_ACTION_FOR_CONDITION_KEY",
            "parliament UNKNOWN_CONDITION_FOR_ACTION",
            "boogy condition_key_validation")
        .source(
            "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    List<String> actions = statement.actionPatterns();
    boolean isKnown = actions.stream().noneMatch(action -> statement.actions(action).isEmpty());
    if (actions.isEmpty() || !isKnown) {
      return;
    }
    for (Condition condition : statement.statement().conditions()) {
      if (ConditionKeys.isToldByAction(statement, condition.key())) {
        review(statement, condition, findings);
      }
    }
  }

  private static void review(
      ReviewedStatement statement, Condition condition, FindingCollector findings) {
    Optional<ConditionOperator> operator = ConditionKeys.operator(condition);
    List<String> without = ConditionKeys.actionsWithout(statement, condition.key());
    boolean isAll = without.size() == statement.actionPatterns().size();
    if (operator.isEmpty()
        || without.isEmpty()
        || (!isAll && isTolerant(statement, operator.get()))) {
      return;
    }
    boolean isMet = ConditionKeys.holdsWithoutKey(operator.get(), condition);
    for (String action : without) {
      findings.add(
          statement.atCondition(condition),
          statement.subject(action + " " + condition.key()),
          "AWS documents no key "
              + condition.key()
              + " for requests of "
              + action
              + "; without it "
              + sequel(statement, isMet),
          isMet
              ? "remove the condition, or use a key that the action supports"
              : "move the action to a statement of its own, with a key that it supports");
    }
  }

  private static boolean isTolerant(ReviewedStatement statement, ConditionOperator operator) {
    return operator.holdsWithoutKey() || statement.policy().use() == PolicyUse.TRUST;
  }

  private static String sequel(ReviewedStatement statement, boolean isMet) {
    if (isMet) {
      return "the condition is always met";
    }
    return statement.allows()
        ? "the statement does not allow it"
        : "the statement does not deny it";
  }
}
