package io.trainingroles.check.condition;

import static io.trainingroles.finding.Severity.ERROR;

import io.trainingroles.access.condition.Comparison;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.StatementCheck;
import io.trainingroles.check.evidence.ConditionKeys;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.finding.NearestWord;
import io.trainingroles.iam.Condition;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A condition operator that does not exist. */
final class UnknownOperator implements StatementCheck {
  private static final Pattern NULL = Pattern.compile("(?i)([a-z]*:)?null(ifexists)?");

  private static final List<String> NAMES =
      Stream.of("", "ForAllValues:", "ForAnyValue:")
          .flatMap(
              set -> Arrays.stream(Comparison.values()).map(comparison -> set + comparison.word()))
          .flatMap(name -> Stream.of(name, name + "IfExists"))
          .filter(name -> !name.contains("NullIfExists") && !name.contains(":Null"))
          .toList();

  @Override
  public IssuePage page() {
    return IssuePage.of("UNKNOWN_OPERATOR", IssueGroup.CONDITION, ERROR)
        .title("The condition operator does not exist")
        .avoid("\"Condition\": {\"StringMatches\": {\"s3:prefix\": \"train/*\"}}")
        .prefer("\"Condition\": {\"StringLike\": {\"s3:prefix\": \"train/*\"}}")
        .why("IAM refuses a policy with an unknown operator.")
        .limits(
            "IAM ignores the case of operators, so stringlike is not reported. Null cannot "
                + "be combined with IfExists, ForAllValues: or ForAnyValue:, and is reported "
                + "with them.")
        .counterparts(
            "Access Analyzer INVALID_CONDITION_OPERATOR",
            "Access Analyzer NULL_WITH_IF_EXISTS",
            "Access Analyzer NULL_WITH_QUALIFIER",
            "parliament UNKNOWN_OPERATOR")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    for (Condition condition : statement.statement().conditions()) {
      if (ConditionKeys.operator(condition).isEmpty()) {
        Optional<String> near = near(condition.operator());
        findings.add(
            statement.atCondition(condition),
            statement.subject(ConditionKeys.shown(condition)),
            "there is no condition operator '" + condition.operator() + "'",
            near.map(name -> "write " + name)
                .orElse("use one of the operators that the AWS page lists"));
      }
    }
  }

  private static Optional<String> near(String operator) {
    boolean isNull = NULL.matcher(operator).matches();
    return isNull ? Optional.of("Null") : NearestWord.to(operator, NAMES);
  }
}
