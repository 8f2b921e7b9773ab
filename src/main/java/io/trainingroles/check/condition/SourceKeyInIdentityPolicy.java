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
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A condition on what only a service sends when it calls another one itself. */
final class SourceKeyInIdentityPolicy implements StatementCheck {
  private static final Set<String> OF_SERVICES =
      Set.of(
          "aws:sourcearn",
          "aws:sourceaccount",
          "aws:sourceorgid",
          "aws:sourceorgpaths",
          "aws:principalservicename",
          "aws:principalservicenameslist");

  @Override
  public IssuePage page() {
    return IssuePage.of("SOURCE_KEY_IN_IDENTITY_POLICY", IssueGroup.CONDITION, WARNING)
        .title("Requests of a role never contain the condition key")
        .avoid(
            """
            {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::data/*",
             "Condition": {"StringEquals": {"aws:SourceAccount": "123456789012"}}}
            """)
        .prefer(
            """
            {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::data/*",
             "Condition": {"StringEquals": {"aws:ResourceAccount": "123456789012"}}}
            """)
        .why(
            "A service sends the key only when it calls another service itself, for the owner of a "
                + "resource; so it belongs in trust policies and resource policies. A request "
                + "of a role does not contain it: the condition is not met, and an Allow does not "
                + "allow anything. With a negated operator or IfExists it is always met.")
        .limits("Trust policies and resource policies are not checked for it.")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourcearn");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    if (statement.policy().use().namesPrincipals()) {
      return;
    }
    for (Condition condition : statement.statement().conditions()) {
      Optional<ConditionOperator> operator = ConditionKeys.operator(condition);
      if (OF_SERVICES.contains(condition.key().toLowerCase(Locale.ROOT)) && operator.isPresent()) {
        boolean isMet = ConditionKeys.holdsWithoutKey(operator.get(), condition);
        findings.add(
            statement.atCondition(condition),
            statement.subject(condition.key()),
            "requests of a role never contain the key "
                + condition.key()
                + ", so "
                + (isMet ? "the condition is always met" : ConditionKeys.lost(statement)),
            "remove the condition, or use a key of the role or the resource, such as"
                + " aws:ResourceAccount");
      }
    }
  }
}
