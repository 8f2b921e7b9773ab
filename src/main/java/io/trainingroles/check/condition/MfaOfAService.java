package io.trainingroles.check.condition;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.access.condition.Comparison;
import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.evidence.ConditionKeys;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.Principal;
import java.util.List;
import java.util.stream.Stream;

/** A condition on MFA for a role that a service assumes. */
final class MfaOfAService implements Check {
  @Override
  public IssuePage page() {
    return IssuePage.of("MFA_OF_A_SERVICE", IssueGroup.CONDITION, WARNING)
        .title("The trust policy requires MFA, but only services can assume the role")
        .avoid(
            """
            {"Effect": "Allow", "Principal": {"Service": "sagemaker.amazonaws.com"}, "Action": "sts:AssumeRole",
             "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}}}
            """)
        .prefer(
            """
            {"Effect": "Allow", "Principal": {"Service": "sagemaker.amazonaws.com"}, "Action": "sts:AssumeRole"}
            """)
        .why(
            "A service has no MFA device. An Allow that requires MFA allows it nothing; a "
                + "Deny without MFA that uses BoolIfExists denies everything, and the job fails.")
        .limits(
            "A role that people or other accounts can assume is not reported, nor is a "
                + "single policy document, unless it is a trust policy.")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector findings) {
    List<ReviewedStatement> trusts =
        role.trusts().stream().filter(ReviewedStatement::allows).toList();
    boolean isOfServices =
        !trusts.isEmpty() && trusts.stream().allMatch(MfaOfAService::isOfServices);
    if (isOfServices) {
      role.statements().forEach(statement -> review(statement, findings));
    }
  }

  private static boolean isOfServices(ReviewedStatement trust) {
    return !trust.principals().isEmpty()
        && trust.principals().stream().allMatch(Principal.Service.class::isInstance);
  }

  private static void review(ReviewedStatement statement, FindingCollector findings) {
    conditions(statement)
        .filter(condition -> statement.allows() ? needsMfa(condition) : deniesWithout(condition))
        .forEach(
            condition ->
                findings.add(
                    statement.atCondition(condition),
                    statement.subject(ConditionKeys.shown(condition)),
                    "only services can assume the role, and they have no MFA device, so the "
                        + "statement "
                        + (statement.allows() ? "allows nothing" : "always denies"),
                    "remove the condition"));
  }

  private static Stream<Condition> conditions(ReviewedStatement statement) {
    return Stream.of("aws:MultiFactorAuthPresent", "aws:MultiFactorAuthAge")
        .flatMap(key -> statement.conditionsOn(key).stream());
  }

  private static boolean needsMfa(Condition condition) {
    return ConditionKeys.operator(condition)
            .filter(operator -> !operator.holdsWithoutKey())
            .filter(operator -> operator.comparison() != Comparison.NULL)
            .isPresent()
        && condition.values().stream().noneMatch(value -> value.equalsIgnoreCase("false"));
  }

  private static boolean deniesWithout(Condition condition) {
    return ConditionKeys.operator(condition)
        .filter(operator -> operator.holdsWithoutKey())
        .isPresent();
  }
}
