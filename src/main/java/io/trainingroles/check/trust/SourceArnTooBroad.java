package io.trainingroles.check.trust;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.TrustCheck;
import io.trainingroles.check.evidence.ConditionLimits;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.iam.Condition;

/** A source ARN that matches any account. */
final class SourceArnTooBroad implements TrustCheck {

  @Override
  public IssuePage page() {
    return IssuePage.of("SOURCE_ARN_TOO_BROAD", IssueGroup.TRUST, WARNING)
        .title("The source ARN matches jobs of any account")
        .avoid("\"aws:SourceArn\": \"arn:aws:sagemaker:*:*:training-job/*\"")
        .prefer("\"aws:SourceArn\": \"arn:aws:sagemaker:*:123456789012:training-job/*\"")
        .why("The condition should exclude jobs of other accounts, but matches them all.")
        .limits(
            "ARNs without an account, such as those of Amazon S3, are not reported; add "
                + "aws:SourceAccount for these.")
        .source("https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    if (!statement.allows()
        || ConditionLimits.on(
            statement, "aws:SourceAccount", "aws:SourceOrgID", "aws:SourceOrgPaths")) {
      return;
    }
    for (Condition condition : statement.conditionsOn("aws:SourceArn")) {
      condition.values().stream()
          .filter(
              value ->
                  ConditionLimits.isPattern(condition) && ConditionLimits.isOfAnyAccount(value))
          .forEach(
              value ->
                  findings.add(
                      statement.atCondition(condition),
                      statement.subject(value),
                      value + " matches the ARNs of jobs of any account",
                      "add your account to the ARN, or a condition on aws:SourceAccount"));
    }
  }
}
