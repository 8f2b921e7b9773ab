package io.trainingroles.check.rules;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.CheckGroup;
import io.trainingroles.check.CheckPage;
import io.trainingroles.check.Notes;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.TrustCheck;
import io.trainingroles.iam.Condition;

/** A source ARN that is of any account. */
final class SourceArnTooBroad implements TrustCheck {

  @Override
  public CheckPage page() {
    return CheckPage.of("SOURCE_ARN_TOO_BROAD", CheckGroup.TRUST, WARNING)
        .title("The source of requests may be of any account")
        .avoid("\"aws:SourceArn\": \"arn:aws:sagemaker:*:*:training-job/*\"")
        .prefer("\"aws:SourceArn\": \"arn:aws:sagemaker:*:123456789012:training-job/*\"")
        .why("The condition is there against jobs of other accounts, and it lets them all " + "in.")
        .limits(
            "ARNs without an account, as those of Amazon S3, are not found; for these add "
                + "aws:SourceAccount.")
        .source("https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html");
  }

  @Override
  public void review(ReviewedStatement statement, Notes notes) {
    if (!statement.allows()
        || Limits.on(statement, "aws:SourceAccount", "aws:SourceOrgID", "aws:SourceOrgPaths")) {
      return;
    }
    for (Condition condition : statement.conditionsOn("aws:SourceArn")) {
      condition.values().stream()
          .filter(value -> Limits.isPattern(condition) && Limits.isOfAnyAccount(value))
          .forEach(
              value ->
                  notes.add(
                      statement.atCondition(condition),
                      statement.subject(value),
                      value + " is the ARN of a job of any account",
                      "write your account into the ARN, or add aws:SourceAccount"));
    }
  }
}
