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
import io.trainingroles.reference.ConditionKey;
import io.trainingroles.reference.ConditionKey.ValueType;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An operator that does not match the type of its key. */
final class WrongOperatorForKey implements StatementCheck {
  /** A date can be compared as seconds since 1970, and an ARN as a string. */
  private static final Map<ValueType, Set<Comparison.Type>> SUITABLE =
      Map.of(
          ValueType.STRING, EnumSet.of(Comparison.Type.STRING, Comparison.Type.BINARY),
          ValueType.ARN, EnumSet.of(Comparison.Type.ARN, Comparison.Type.STRING),
          ValueType.BOOL, EnumSet.of(Comparison.Type.BOOL),
          ValueType.NUMERIC, EnumSet.of(Comparison.Type.NUMERIC),
          ValueType.DATE, EnumSet.of(Comparison.Type.DATE, Comparison.Type.NUMERIC),
          ValueType.IP_ADDRESS, EnumSet.of(Comparison.Type.IP_ADDRESS));

  private static final Map<ValueType, String> OPERATORS =
      Map.of(
          ValueType.STRING, "StringEquals or StringLike",
          ValueType.ARN, "ArnLike",
          ValueType.BOOL, "Bool",
          ValueType.NUMERIC, "NumericEquals, NumericLessThan or another Numeric operator",
          ValueType.DATE, "DateLessThan or another Date operator",
          ValueType.IP_ADDRESS, "IpAddress or NotIpAddress");

  @Override
  public IssuePage page() {
    return IssuePage.of("WRONG_OPERATOR_FOR_KEY", IssueGroup.CONDITION, WARNING)
        .title("The operator does not match the type of the key")
        .avoid("\"Condition\": {\"StringEquals\": {\"aws:SourceIp\": \"203.0.113.0/24\"}}")
        .prefer("\"Condition\": {\"IpAddress\": {\"aws:SourceIp\": \"203.0.113.0/24\"}}")
        .why(
            "The operator decides how values are compared: as a string, a range of "
                + "addresses is not a range, and 10 comes before 9. The condition is then not "
                + "met, or met by chance.")
        .limits(
            "String operators on ARN keys are not reported, nor are ARN operators on a "
                + "string key whose name or values are those of an ARN. Unknown keys are not "
                + "checked.")
        .counterparts(
            "Access Analyzer TYPE_MISMATCH",
            "parliament MISMATCHED_TYPE",
            "boogy condition_type_mismatch")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    for (Condition condition : statement.statement().conditions()) {
      Optional<Comparison.Type> compared =
          ConditionKeys.operator(condition).map(operator -> operator.comparison().type());
      Optional<ConditionKey> key = ConditionKeys.find(statement, condition.key());
      if (compared.isPresent() && key.isPresent() && !suits(compared.get(), key.get(), condition)) {
        findings.add(
            statement.atCondition(condition),
            statement.subject(ConditionKeys.shown(condition)),
            condition.operator()
                + " does not match the type of "
                + condition.key()
                + ", which is "
                + words(key.get().type()),
            "write " + OPERATORS.get(key.get().type()));
      }
    }
  }

  private static boolean suits(Comparison.Type compared, ConditionKey key, Condition condition) {
    return compared == Comparison.Type.NULL
        || SUITABLE.getOrDefault(key.type(), Set.of()).contains(compared)
        || (key.type() == ValueType.STRING
            && compared == Comparison.Type.ARN
            && isOfArn(condition));
  }

  private static boolean isOfArn(Condition condition) {
    return condition.key().toLowerCase(Locale.ROOT).endsWith("arn")
        || condition.values().stream().anyMatch(value -> value.startsWith("arn:"));
  }

  private static String words(ValueType type) {
    return switch (type) {
      case STRING -> "a string";
      case ARN -> "an ARN";
      case BOOL -> "true or false";
      case NUMERIC -> "a number";
      case DATE -> "a date";
      case IP_ADDRESS -> "an IP address";
    };
  }
}
