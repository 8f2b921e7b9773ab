package io.trainingroles.check.condition;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.StatementCheck;
import io.trainingroles.check.evidence.ConditionKeys;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.finding.NearestWord;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.UnknownText;
import io.trainingroles.reference.ConditionKey;
import java.util.List;
import java.util.Optional;

/** A condition key that does not exist. */
final class UnknownConditionKey implements StatementCheck {
  @Override
  public IssuePage page() {
    return IssuePage.of("UNKNOWN_CONDITION_KEY", IssueGroup.CONDITION, WARNING)
        .title("The condition key does not exist")
        .avoid("\"Condition\": {\"StringEquals\": {\"aws:SourceAcount\": \"123456789012\"}}")
        .prefer("\"Condition\": {\"StringEquals\": {\"aws:SourceAccount\": \"123456789012\"}}")
        .why(
            "IAM accepts any key. A condition on a key that does not exist is never met, "
                + "or, with a negated operator, IfExists or ForAllValues, always met.")
        .limits(
            "The list of keys is that of the reference data; a key that AWS added later is "
                + "reported. "
                + "Keys of identity providers, which have a host name before the colon, are not "
                + "checked.")
        .counterparts(
            "Access Analyzer INVALID_GLOBAL_CONDITION_KEY",
            "Access Analyzer INVALID_SERVICE_CONDITION_KEY",
            "parliament UNKNOWN_CONDITION_FOR_ACTION",
            "boogy condition_key_validation")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    for (Condition condition : statement.statement().conditions()) {
      String key = condition.key();
      if (isJudged(statement, key) && ConditionKeys.find(statement, key).isEmpty()) {
        findings.add(
            statement.atCondition(condition),
            statement.subject(ConditionKeys.shown(condition)),
            "there is no condition key '" + key + "'",
            nearest(statement, key)
                .map(near -> "write " + near)
                .orElse(
                    "look the key up on the service's page of the Service Authorization Reference"));
      }
    }
  }

  private static boolean isJudged(ReviewedStatement statement, String key) {
    boolean isOfUnknownService =
        key.contains(":")
            && !ConditionKeys.isGlobal(key)
            && statement.reference().service(ReviewedStatement.prefix(key)).isEmpty()
            && statement.actionPatterns().stream()
                .anyMatch(action -> statement.service(action).isEmpty());
    return !ConditionKey.isOfProvider(key) && !UnknownText.isIn(key) && !isOfUnknownService;
  }

  private static Optional<String> nearest(ReviewedStatement statement, String key) {
    List<ConditionKey> keys =
        ConditionKeys.isGlobal(key) || !key.contains(":")
            ? statement.reference().globalConditionKeys()
            : statement
                .reference()
                .service(ReviewedStatement.prefix(key))
                .map(service -> service.conditionKeys())
                .orElse(List.of());
    String whole = key.contains(":") ? key : "aws:" + key;
    return NearestWord.to(whole, keys.stream().map(ConditionKey::name).toList());
  }
}
