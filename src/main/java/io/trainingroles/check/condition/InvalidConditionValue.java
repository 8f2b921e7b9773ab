package io.trainingroles.check.condition;

import static io.trainingroles.finding.Severity.ERROR;

import io.trainingroles.access.condition.Comparison;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.StatementCheck;
import io.trainingroles.check.evidence.ConditionKeys;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.UnknownText;
import java.util.Optional;

/** A value that is not valid for its operator. */
final class InvalidConditionValue implements StatementCheck {
  @Override
  public IssuePage page() {
    return IssuePage.of("INVALID_CONDITION_VALUE", IssueGroup.CONDITION, ERROR)
        .title("The value is not valid for the operator")
        .avoid("\"Condition\": {\"IpAddress\": {\"aws:SourceIp\": \"203.0.113.0/33\"}}")
        .prefer("\"Condition\": {\"IpAddress\": {\"aws:SourceIp\": \"203.0.113.0/24\"}}")
        .why(
            "A value that is not a valid address, number, date, ARN or Boolean matches "
                + "nothing, so the condition does not have the intended effect.")
        .limits(
            "Values with a policy variable, or with a part that is known only after apply, "
                + "are not checked. Null requires true or false.")
        .counterparts(
            "Access Analyzer TYPE_MISMATCH_BOOLEAN",
            "Access Analyzer TYPE_MISMATCH_DATE",
            "Access Analyzer TYPE_MISMATCH_IP_RANGE",
            "Access Analyzer TYPE_MISMATCH_NUMBER",
            "Access Analyzer TYPE_MISMATCH_STRING",
            "parliament MISMATCHED_TYPE_OPERATION_TO_NULL",
            "boogy condition_type_mismatch")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    for (Condition condition : statement.statement().conditions()) {
      Optional<Comparison> comparison =
          ConditionKeys.operator(condition).map(operator -> operator.comparison());
      if (comparison.isPresent()) {
        condition.values().stream()
            .filter(value -> isUnreadable(comparison.get(), value))
            .forEach(value -> add(statement, condition, comparison.get(), value, findings));
      }
    }
  }

  private static boolean isUnreadable(Comparison comparison, String value) {
    boolean isOpen = value.contains("${") || UnknownText.isIn(value);
    boolean isEveryArn = comparison.type() == Comparison.Type.ARN && value.endsWith("*");
    return !isOpen && !isEveryArn && !comparison.reads(value);
  }

  private static void add(
      ReviewedStatement statement,
      Condition condition,
      Comparison comparison,
      String value,
      FindingCollector findings) {
    findings.add(
        statement.atCondition(condition),
        statement.subject(condition.key() + " " + value),
        "'" + value + "' is not " + wanted(comparison.type()),
        "write " + example(comparison.type()));
  }

  private static String wanted(Comparison.Type type) {
    return switch (type) {
      case STRING -> "a string";
      case NUMERIC -> "a number";
      case DATE -> "a date";
      case BOOL, NULL -> "true or false";
      case BINARY -> "Base64";
      case IP_ADDRESS -> "an IP address or a range of IP addresses";
      case ARN -> "an ARN";
    };
  }

  private static String example(Comparison.Type type) {
    return switch (type) {
      case STRING -> "a string";
      case NUMERIC -> "digits, such as 3600";
      case DATE -> "a date such as 2026-01-31T00:00:00Z";
      case BOOL, NULL -> "\"true\" or \"false\"";
      case BINARY -> "the bytes in Base64";
      case IP_ADDRESS -> "an address such as 203.0.113.7, or a range such as 203.0.113.0/24";
      case ARN -> "all six parts, as in arn:aws:sagemaker:*:123456789012:training-job/*";
    };
  }
}
