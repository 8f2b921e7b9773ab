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

/** A condition operator that IAM does not have. */
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
        .title("IAM has no such condition operator")
        .avoid("\"Condition\": {\"StringMatches\": {\"s3:prefix\": \"train/*\"}}")
        .prefer("\"Condition\": {\"StringLike\": {\"s3:prefix\": \"train/*\"}}")
        .why("IAM refuses a policy with an operator that it does not know.")
        .limits(
            "Case has no meaning in operators, so stringlike is no finding. Null takes neither"
                + " IfExists nor ForAllValues: or ForAnyValue:, and so is found with them.")
        .counterparts(
            "Access Analyzer INVALID_CONDITION_OPERATOR",
            "Access Analyzer NULL_WITH_IF_EXISTS",
            "Access Analyzer NULL_WITH_QUALIFIER",
            "parliament UNKNOWN_OPERATOR")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector notes) {
    for (Condition condition : statement.statement().conditions()) {
      if (ConditionKeys.operator(condition).isEmpty()) {
        Optional<String> near = near(condition.operator());
        notes.add(
            statement.atCondition(condition),
            statement.subject(ConditionKeys.shown(condition)),
            "there is no condition operator '" + condition.operator() + "'",
            near.map(name -> "write " + name).orElse("write one of those that the page names"));
      }
    }
  }

  private static Optional<String> near(String operator) {
    boolean isNull = NULL.matcher(operator).matches();
    return isNull ? Optional.of("Null") : NearestWord.to(operator, NAMES);
  }
}
