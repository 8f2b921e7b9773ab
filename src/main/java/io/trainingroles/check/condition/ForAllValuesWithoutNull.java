package io.trainingroles.check.condition;

import static io.trainingroles.access.condition.ConditionOperator.Quantifier.FOR_ALL_VALUES;
import static io.trainingroles.finding.Severity.SECURITY_WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.StatementCheck;
import io.trainingroles.check.evidence.ConditionKeys;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.iam.Condition;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** An Allow whose {@code ForAllValues} also matches requests without the key. */
final class ForAllValuesWithoutNull implements StatementCheck {
  /** A request without these keys has no tags, so no forbidden ones. */
  private static final Set<String> TAG_KEYS =
      Set.of("aws:tagkeys", "sts:transitivetagkeys", "s3:requestobjecttagkeys");

  /** Keys of what a request must have, so that it always has a value; with the actions. */
  private static final Map<String, Set<String>> ALWAYS_SENT =
      Map.of(
          "kms:grantoperations",
          Set.of("kms:CreateGrant"),
          "route53:changeresourcerecordsetsactions",
          Set.of("route53:ChangeResourceRecordSets"),
          "route53:changeresourcerecordsetsnormalizedrecordnames",
          Set.of("route53:ChangeResourceRecordSets"),
          "route53:changeresourcerecordsetsrecordtypes",
          Set.of("route53:ChangeResourceRecordSets"));

  @Override
  public IssuePage page() {
    return IssuePage.of("FOR_ALL_VALUES_WITHOUT_NULL", IssueGroup.CONDITION, SECURITY_WARNING)
        .title("ForAllValues in an Allow also matches requests without the key")
        .avoid(
            "\"Condition\": {\"ForAllValues:StringEquals\": {\"sagemaker:VpcSubnets\": [\"subnet-1\"]}}")
        .prefer(
            """
            "Condition": {"ForAllValues:StringEquals": {"sagemaker:VpcSubnets": ["subnet-1"]},
                          "Null": {"sagemaker:VpcSubnets": "false"}}
            """)
        .why(
            "ForAllValues is met if the request has no values: a training job outside of a "
                + "VPC has no subnets, and is allowed.")
        .limits(
            "Only Allow statements are checked. Keys that every request of the action contains, such as kms:GrantOperations "
                + "for kms:CreateGrant, are not reported if the statement allows no other action. Keys of tag names, such as aws:TagKeys, "
                + "are not reported: a request without them sets no tags. "
                + "SET_OPERATOR_ON_SINGLE_VALUED_KEY reports keys with a single value.")
        .counterparts("boogy set_operator_validation")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    for (Condition condition : statement.statement().conditions()) {
      if (statement.allows()
          && isForAllValues(condition)
          && isJudged(statement, condition.key())
          && !isAlwaysSent(statement, condition.key())
          && !ConditionKeys.isRequired(statement, condition)) {
        findings.add(
            statement.atCondition(condition),
            statement.subject(ConditionKeys.shown(condition)),
            condition.operator() + " also allows requests without " + condition.key(),
            "add \"Null\": {\"" + condition.key() + "\": \"false\"}");
      }
    }
  }

  /** Whether each request that the statement is about has the key. */
  private static boolean isAlwaysSent(ReviewedStatement statement, String key) {
    Set<String> actions = ALWAYS_SENT.getOrDefault(key.toLowerCase(Locale.ROOT), Set.of());
    List<String> patterns = statement.actionPatterns();
    return !patterns.isEmpty()
        && patterns.stream().noneMatch(pattern -> statement.actions(pattern).isEmpty())
        && statement.actions().stream().allMatch(action -> actions.contains(action.toString()));
  }

  private static boolean isForAllValues(Condition condition) {
    return ConditionKeys.operator(condition)
        .filter(operator -> operator.quantifier() == FOR_ALL_VALUES)
        .isPresent();
  }

  private static boolean isJudged(ReviewedStatement statement, String key) {
    return !TAG_KEYS.contains(key.toLowerCase(Locale.ROOT))
        && ConditionKeys.find(statement, key).filter(found -> !found.isMultivalued()).isEmpty();
  }
}
